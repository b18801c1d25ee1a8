import { expect, test } from 'vitest';
import { fileAt, isEmbedded, isForAll, pathOf } from './embedded.ts';
import { securityHeaders } from './headers.ts';

const framedBy = (url: string): string => {
  const policy = securityHeaders({ nonce: 'n', baseMap: null, embedded: isEmbedded(pathOf(url)) });
  return /frame-ancestors ([^;]+)/.exec(policy['content-security-policy'] ?? '')?.[1] ?? '';
};

test.each([
  ['/integrer/indicateurs/7/evolution', '*'],
  ['/integrer/carte?type=terril', '*'],
  ['/integrer', "'none'"],
  ['/', "'none'"],
  ['/connexion?retour=/integrer/', "'none'"],
  ['/illustrations/carte.svg', "'none'"],
  ['/integrer/../travail', "'none'"],
  ['/integrer/%2e%2e/travail', "'none'"],
  ['//integrer/travail', "'none'"],
  ['//ailleurs/integrer/travail', "'none'"],
  ['*', "'none'"],
])('%s is framed by %s', (url, by) => {
  expect(framedBy(url)).toBe(by);
});

test('what everybody reads alike is asked without a cookie', () => {
  expect(['/integrer/carte', '/illustrations/carte.svg', '/carte', '/travail'].map(isForAll)).toEqual([
    ...[true, true, false, false],
  ]);
});

test('a file is asked what its drawing is asked', () => {
  expect(fileAt('/carte?type=terril', 'csv')).toBe('/illustrations/carte.csv?type=terril');
});
