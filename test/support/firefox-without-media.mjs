#!/usr/bin/env node
// Starts the Firefox that FIREFOX_PATH names, and stands between it and Playwright for one command: Playwright 1.65 sends
// `emulation.setMediaFeaturesOverride` to every window, and gives up where it is not known, as in Firefox ESR 153.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

// The WebSocket library that is in Playwright.
const { ws: WebSocket, wsServer: WebSocketServer } = createRequire(import.meta.url)('playwright-core/lib/utilsBundle');

const UNKNOWN_IN_SOME = 'emulation.setMediaFeaturesOverride';

const browser = spawn(process.env.FIREFOX_PATH, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'pipe'] });
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => browser.kill(signal));
browser.on('exit', (code) => process.exit(code ?? 1));
browser.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});

let unfinished = '';
browser.stderr.setEncoding('utf8').on('data', (text) => {
  const lines = (unfinished + text).split('\n');
  unfinished = lines.pop();
  lines.forEach(pass);
});

/** Playwright reads the address from what Firefox prints. */
function pass(line) {
  const [, address] = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(line) ?? [];
  if (address === undefined) return console.error(line);
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 }, () =>
    console.error(`WebDriver BiDi listening on ws://127.0.0.1:${server.address().port}`),
  );
  server.on('connection', (client, { url }) => connect(client, new WebSocket(address + url)));
}

function connect(client, firefox) {
  const asked = new Set();
  const early = [];
  firefox.on('open', () => early.splice(0).forEach((message) => firefox.send(message)));
  client.on('message', (data) => {
    const message = String(data);
    const { id, method } = JSON.parse(message);
    if (method === UNKNOWN_IN_SOME) asked.add(id);
    if (firefox.readyState === WebSocket.OPEN) firefox.send(message);
    else early.push(message);
  });
  firefox.on('message', (data) => {
    const message = String(data);
    const { id, error } = JSON.parse(message);
    const unknown = error === 'unknown command' && asked.has(id);
    client.send(unknown ? JSON.stringify({ type: 'success', id, result: {} }) : message);
  });
  client.on('close', () => firefox.close());
  firefox.on('close', () => client.close());
  firefox.on('error', () => client.close());
}
