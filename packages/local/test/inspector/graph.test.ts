import { type JsonObject } from '../../src/base/json';
import { labelOf } from '../../src/inspector/graph/label';
import { END, layOut, START, type Picture, type PlacedState } from '../../src/inspector/graph/layout';
import { allStates, onlyStates, workflowOf } from '../../src/inspector/graph/workflow';

const branch = (name: string): JsonObject => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } });

const MACHINE: JsonObject = {
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $a %}', Next: 'Both' },
        { Condition: '{% $b %}', Next: 'Both' },
      ],
      Default: 'End here',
    },
    Both: {
      Type: 'Parallel',
      Branches: [branch('Left'), branch('Right')],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Ask' }],
      Next: 'Gone',
    },
    'End here': { Type: 'Succeed' },
  },
};

function placedIn({ states }: Picture): PlacedState[] {
  return states.flatMap((state) => [state, ...state.inner.flatMap(placedIn)]);
}

test('every state has its own place, and the states of a branch are inside their Parallel state', () => {
  const states = new Map(placedIn(layOut(workflowOf(MACHINE))).map((placed) => [placed.state.name, placed]));
  expect([...states.keys()]).toEqual(['Ask', 'Both', 'Left', 'Right', 'End here']);
  const [both, left, right] = ['Both', 'Left', 'Right'].map((name) => states.get(name)!);
  for (const inner of [left, right]) {
    expect(inner.x).toBeGreaterThan(both.x);
    expect(inner.y).toBeGreaterThan(both.y);
    expect(inner.x + inner.width).toBeLessThan(both.x + both.width);
    expect(inner.y + inner.height).toBeLessThan(both.y + both.height);
  }
  expect(left.x + left.width).toBeLessThan(right.x);
  expect(states.get('Ask')!.y + states.get('Ask')!.height).toBeLessThan(both.y);
});

test('several conditions with one target are one line, a loop is drawn, and a transition to a missing state is left out', () => {
  const { edges } = layOut(workflowOf(MACHINE));
  expect(edges.map(({ from, to, transitions }) => [from, to, transitions.length])).toEqual([
    ['Ask', 'Both', 2],
    ['Ask', 'End here', 1],
    ['Both', 'Ask', 1],
    [START, 'Ask', 0],
    ['End here', END, 0],
  ]);
});

test('a graph of some states has no lines to the others', () => {
  const some = onlyStates(workflowOf(MACHINE), new Set(['Ask', 'Both', 'Left']));
  expect(allStates(some).map(({ name }) => name)).toEqual(['Ask', 'Both', 'Left']);
  expect(layOut(some).edges.map(({ from, to }) => [from, to])).toEqual([
    ['Ask', 'Both'],
    ['Both', 'Ask'],
    [START, 'Ask'],
  ]);
});

test.each([
  [undefined],
  ['text'],
  [{}],
  [{ StartAt: 'X', States: { X: 1 } }],
  [{ States: { Y: { Type: 'Pass', Next: 'Z' } } }],
])('a broken definition is drawn as far as possible: %j', (definition) => {
  const { states } = layOut(workflowOf(definition));
  expect(states.length).toBeLessThan(2);
});

test('a long name is split into two lines, and truncated if it is longer', () => {
  expect(labelOf('Is There Anything to Analyze?').lines).toEqual(['Is There Anything to', 'Analyze?']);
  const { lines, width } = labelOf('x'.repeat(80));
  expect(lines).toEqual(['x'.repeat(22), `${'x'.repeat(21)}…`]);
  expect(width).toBeLessThan(250);
});
