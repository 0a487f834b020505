import { LogStore } from '../../src/log-groups/log-store';

function filled(count: number, limits: ConstructorParameters<typeof LogStore>[0], message = (i: number) => String(i)) {
  const store = new LogStore(limits);
  for (let i = 0; i < count; i++) {
    store.add({ logGroup: i % 2 === 0 ? 'even' : 'odd', timestamp: i, message: message(i) });
  }
  return store;
}

test('each log group shows its own events, oldest first', () => {
  const store = filled(5, {});
  expect(store.of('even').map(({ message }) => message)).toEqual(['0', '2', '4']);
  expect(store.of('none')).toEqual([]);
});

test('the oldest events are removed if there are too many', () => {
  const store = filled(100, { events: 4 });
  expect([...store.of('even'), ...store.of('odd')].map(({ message }) => message)).toEqual(['96', '98', '97', '99']);
});

test('the oldest events are removed if they are too large together', () => {
  const store = filled(10, { characters: 35 }, (i) => String(i).repeat(10));
  expect(store.of('odd').map(({ timestamp }) => timestamp)).toEqual([7, 9]);
  expect(store.of('even').map(({ timestamp }) => timestamp)).toEqual([8]);
});

test('an event that is too large by itself is not kept, and does not affect later ones', () => {
  const store = new LogStore({ characters: 5 });
  store.add({ logGroup: 'a', timestamp: 1, message: 'too long' });
  store.add({ logGroup: 'a', timestamp: 2, message: 'short' });
  expect(store.of('a')).toHaveLength(1);
});
