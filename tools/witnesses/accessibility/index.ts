/** Runs axe-core on the form in each of its states, on the answers to plain forms, and on the inspector. */
import type { Browser } from 'playwright-core';
import { messageOf } from 'sentiment-form-local/lib/base/errors';
import { launchBrowser } from '../../../test/support/browser';
import { ToolMissing, type Witness } from '../witness';
import { showAnswersAndInspector } from './answer-pages';
import { axeScript } from './axe';
import { showContactForm, showStates } from './contact-form';
import { brokenForm, FAULTS } from './faults';
import { LOOKS } from './looks';
import { View } from './view';

export const accessibility: Witness = {
  name: 'accessibility',
  title: 'every page in a browser, light and dark, wide and narrow, and axe-core',
  isQuick: false,
  run: async () => {
    const view = await viewOf(async (browser, seen) => {
      await showContactForm(browser, seen);
      await showAnswersAndInspector(browser, seen);
    });
    return {
      compared: { pages: view.count / LOOKS.length, looks: view.count },
      disagreements: view.broken,
      exceptions: [...view.undecided].map((finding) => `left to a person: ${finding}`),
    };
  },
  selfTest: {
    faults: FAULTS,
    run: async () => {
      const folder = brokenForm();
      const show = async (browser: Browser, view: View) => showStates(browser, view, folder, ['empty']);
      const { broken, undecided } = await viewOf(show);
      return [...broken, ...undecided];
    },
  },
};

async function viewOf(show: (browser: Browser, view: View) => Promise<void>): Promise<View> {
  const view = new View(await axeScript());
  const browser = await launchBrowser().catch((error: unknown) => {
    throw new ToolMissing(messageOf(error));
  });
  try {
    await show(browser, view);
  } finally {
    await browser.close();
  }
  return view;
}
