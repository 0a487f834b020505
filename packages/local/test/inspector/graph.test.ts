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

test('every state has a place of its own, and those of a branch are inside of their Parallel', () => {
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

test('several conditions for one way are one line, a loop is drawn, and a way to nowhere is left out', () => {
  const { edges } = layOut(workflowOf(MACHINE));
  expect(edges.map(({ from, to, transitions }) => [from, to, transitions.length])).toEqual([
    ['Ask', 'Both', 2],
    ['Ask', 'End here', 1],
    ['Both', 'Ask', 1],
    [START, 'Ask', 0],
    ['End here', END, 0],
  ]);
});

test('a picture of some states alone has no line to the others', () => {
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
])('what is no definition is drawn as far as it is one: %j', (definition) => {
  const { states } = layOut(workflowOf(definition));
  expect(states.length).toBeLessThan(2);
});

test('a long name is broken into two lines, and cut where even those are too short', () => {
  expect(labelOf('Is There Anything to Analyze?').lines).toEqual(['Is There Anything to', 'Analyze?']);
  const { lines, width } = labelOf('x'.repeat(80));
  expect(lines).toEqual(['x'.repeat(22), `${'x'.repeat(21)}…`]);
  expect(width).toBeLessThan(250);
});
