// Shows the outcome of a submission with texts of the page. The library has no texts.
import { Accepted, FailureReason } from './answer.js';
import { findAll } from './form-fields.js';

/** Puts a copy of `<template data-accepted>`, filled in, instead of the form. */
export function showAccepted(root: HTMLElement, form: HTMLFormElement, { ticketId, sentiment }: Accepted): void {
  const template = findAll<HTMLTemplateElement>(root, 'template[data-accepted]')[0];
  if (!template) return;
  const box = document.createElement('div');
  box.append(template.content.cloneNode(true));
  for (const place of findAll(box, '[data-ticket]')) place.textContent = ticketId;
  for (const place of findAll(box, '[data-sentiment]')) place.textContent = sentiment;
  // For style sheets.
  box.dataset.answer = sentiment;
  box.tabIndex = -1;
  // Not a property, because a control with that name would hide it.
  form.setAttribute('hidden', '');
  template.after(box);
  box.focus();
}

/** Shows `[data-failed="REASON"]`, or `[data-failed=""]` if the page has no element for this reason. */
export function showFailure(root: HTMLElement, reason: FailureReason): void {
  const fitting = findAll(root, `[data-failed=${reason}]`);
  for (const place of fitting.length > 0 ? fitting : findAll(root, '[data-failed=""]')) place.hidden = false;
}

/** Removes the outcome of an earlier submission. */
export function clearAnswer(root: HTMLElement): void {
  for (const place of findAll(root, '[data-failed]')) place.hidden = true;
  for (const box of findAll(root, '[data-answer]')) box.remove();
}
