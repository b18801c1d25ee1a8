import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const issuer = { CARREAU_OIDC_ISSUER: 'https://identite.example' };

test.each([
  [{ CARREAU_PORT: 'quatre mille' }, 'CARREAU_PORT'],
  [{ CARREAU_JOBS: 'yes' }, 'CARREAU_JOBS'],
  [{ CARREAU_METRICS_TOKEN: 'court' }, 'CARREAU_METRICS_TOKEN'],
  [issuer, 'CARREAU_OIDC_CLIENT_ID'],
  [{ DATABASE_READ_URL: 'postgresql://replica/carreau' }, 'DATABASE_READ_URL'],
])('%j is refused by the name of the setting', (environment, name) => {
  expect(() => readConfig(environment)).toThrow(
    expect.objectContaining({
      code: 'wrong_setting',
      message: expect.stringMatching(`^Réglages à corriger. ${name}\u00a0: .+`),
    }),
  );
});

test('what is not said has its usual value', () => {
  expect(readConfig({ ...issuer, CARREAU_OIDC_CLIENT_ID: 'carreau' })).toMatchObject({
    port: 4300,
    origin: 'http://localhost:4300',
    provider: { clientId: 'carreau', label: 'ProConnect' },
  });
});
