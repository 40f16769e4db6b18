import { expect, it } from 'vitest';
import { Circuit } from './circuit.ts';

it('opens after five failures in a row, and lets one call try after a pause', () => {
  let now = 0;
  const circuit = new Circuit(() => now);
  for (let call = 0; call < 5; call += 1) {
    expect(circuit.admits()).toBe(true);
    circuit.failed();
  }
  expect(circuit.admits()).toBe(false);
  now = 500;
  expect(circuit.admits()).toBe(true);
  // The others wait for what that one finds out.
  expect(circuit.admits()).toBe(false);
  circuit.failed();
  now = 1_400;
  expect(circuit.admits()).toBe(false);
  now = 1_500;
  expect(circuit.admits()).toBe(true);
  circuit.succeeded();
  expect(circuit.admits()).toBe(true);
  expect(circuit.admits()).toBe(true);
});

it('forgets failures that a success came between', () => {
  const circuit = new Circuit(() => 0);
  for (let call = 0; call < 20; call += 1) {
    expect(circuit.admits()).toBe(true);
    if (call % 4 === 3) circuit.succeeded();
    else circuit.failed();
  }
});

it('never pauses longer than ten seconds', () => {
  let now = 0;
  const circuit = new Circuit(() => now);
  for (let call = 0; call < 40; call += 1) {
    now += 10_000;
    expect(circuit.admits()).toBe(true);
    circuit.failed();
  }
});
