import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ancestorsOf, orderSteps } from '../../../electron/engine/order';
import { step } from './fakes';

const idsOf = (steps: readonly { id: string }[]) => steps.map(({ id }) => id);

describe('orderSteps', () => {
  it('puts each step after what it depends on and keeps the given order otherwise', () => {
    const steps = [
      step('send', ['grant', 'secret']),
      step('b'),
      step('secret', ['app']),
      step('app'),
      step('grant', ['app']),
    ];
    expect(idsOf(orderSteps(steps))).toEqual(['b', 'app', 'secret', 'grant', 'send']);
  });

  it('orders any plan without a circle', () => {
    const plan = fc.array(fc.array(fc.nat(), { maxLength: 4 }), { maxLength: 30 });
    fc.assert(
      fc.property(plan, fc.integer(), (parents, seed) => {
        const steps = parents.map((of, i) =>
          step(`s${i}`, i === 0 ? [] : [...new Set(of.map((n) => `s${n % i}`))]),
        );
        const shuffled = [...steps].sort((a, b) => hash(a.id, seed) - hash(b.id, seed));
        const order = idsOf(orderSteps(shuffled));
        expect(order).toHaveLength(steps.length);
        for (const { id, dependsOn } of steps) {
          for (const parent of dependsOn) expect(order.indexOf(parent)).toBeLessThan(order.indexOf(id));
        }
      }),
    );
  });

  it.each([
    ['a circle', [step('a', ['b']), step('b', ['a']), step('c')], /a, b wait for each other/u],
    ['a step that waits for itself', [step('a', ['a'])], /circle/u],
    [
      'a dependency that is not there',
      [step('a', ['ghost'])],
      /a depends on ghost, which is not in the plan/u,
    ],
    ['an id used twice', [step('a'), step('a')], /a is used twice/u],
  ])('refuses %s', (_what, steps, message) => {
    expect(() => orderSteps(steps)).toThrow(message);
  });
});

describe('ancestorsOf', () => {
  it('names near and far dependencies', () => {
    const ancestors = ancestorsOf([step('a'), step('b', ['a']), step('c', ['b'])]);
    expect([...(ancestors.get('c') ?? [])].sort()).toEqual(['a', 'b']);
  });
});

function hash(text: string, seed: number): number {
  return Array.from(text).reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, seed);
}
