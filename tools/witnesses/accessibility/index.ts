/** The pages before axe-core: the form in each of its states, the answers to plain forms, and the inspector. */
import { launchBrowser } from '../../../test/support/browser';
import { ToolMissing, type Witness } from '../witness';
import { showAnswersAndInspector } from './answer-pages';
import { axeScript } from './axe';
import { showContactForm } from './contact-form';
import { LOOKS } from './looks';
import { View } from './view';

export const accessibility: Witness = {
  name: 'accessibility',
  title: 'every page in a browser, light and dark, wide and narrow, and axe-core',
  isQuick: false,
  run: async () => {
    const view = new View(await axeScript());
    const browser = await launchBrowser().catch((error: unknown) => {
      throw new ToolMissing(error instanceof Error ? error.message : String(error));
    });
    try {
      await showContactForm(browser, view);
      await showAnswersAndInspector(browser, view);
    } finally {
      await browser.close();
    }
    return {
      compared: { pages: view.count / LOOKS.length, looks: view.count },
      disagreements: view.found,
      exceptions: [],
    };
  },
};
