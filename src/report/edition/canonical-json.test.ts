import { expect, test } from 'vitest';
import { canonicalJson, sha256 } from './canonical-json.ts';

test('the order in which members were set does not show', () => {
  const one = { b: [{ y: 1, x: '1,5 t' }], a: null };
  const other = { a: null, b: [{ x: '1,5 t', y: 1 }] };

  expect(canonicalJson(one)).toBe(canonicalJson(other));
  expect(canonicalJson(one)).toBe('{"a":null,"b":[{"x":"1,5 t","y":1}]}');
});

test('an absent member and an undefined one are the same', () => {
  expect(canonicalJson({ a: 1, b: undefined })).toBe('{"a":1}');
});

test('accents and narrow spaces are hashed as UTF-8', () => {
  expect(sha256(canonicalJson({ printed: 'près de 1\u202f121 MWh' }))).toBe(
    sha256('{"printed":"près de 1\u202f121 MWh"}'),
  );
});

test('integer-like keys stand in one order whatever the order they came in', () => {
  expect(canonicalJson({ 10: 'b', 9: 'a', 'P1-01': 'c' })).toBe(canonicalJson({ 'P1-01': 'c', 9: 'a', 10: 'b' }));
});
