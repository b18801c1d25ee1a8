import assert from 'node:assert/strict';
import type { Machine } from './machine.ts';

interface Seen {
  machine: Machine;
  /** What the commands of the section said. */
  said: string;
}

/** Looks at what a section of the page left, as who visits and who keeps the machine would; fails with what is wrong. */
export async function checksAfter(title: string, seen: Seen): Promise<void> {
  await checks[title]?.(seen);
}

/** What is kept from one section to the next. */
let password = '';
let cookie = '';

const checks: Record<string, (seen: Seen) => Promise<void>> = {
  'L’organisation et la première personne': async ({ said }) => {
    password = /Mot de passe\s+(\S+)/.exec(said)?.[1] ?? '';
    assert.notEqual(password, '', said);
  },

  Servir: async ({ machine }) => {
    assert.equal(
      await told(machine, "ps -e -o user=,args= | grep '[m]ain.ts' | cut --delimiter ' ' --fields 1 | uniq"),
      'carreau',
    );
    assert.equal(await told(machine, 'systemctl is-active carreau@4300 carreau@4301 carreau-work'), activeThrice);
    assert.match(await told(machine, 'systemctl show --property SystemCallFilter carreau@4300'), /execve/);
  },

  Chiffrer: async ({ machine }) => {
    await refusesPlainText(machine);
    await sendsItsHeaders(machine);
    await signsIn(machine);
    await refusesTooMuch(machine);
    await believesNoStranger(machine);
    await servesWithOneLess(machine);
  },

  'Sauvegarder chaque nuit': async ({ machine }) => {
    assert.equal(await told(machine, 'stat --format "%U %a" /var/backups/carreau/*.tar.gz'), 'carreau 640');
    assert.match(await told(machine, 'systemctl list-timers --no-pager'), /carreau-backup\.timer/);
  },

  'Essayer une sauvegarde': async ({ said }) => {
    assert.match(said, /même compte et même empreinte/);
    assert.match(said, /anne@exemple\.fr/);
  },

  'Mettre à jour': async ({ machine }) => {
    assert.match(await told(machine, 'ps -u carreau -o args='), /carreau-0\.2\.0\/src\/cli\/main\.ts serve/);
    assert.match(await told(machine, 'carreau user list'), /anne@exemple\.fr/);
    const page = await curl(machine, `--header "Cookie: ${cookie}" https://carreau.exemple.fr/compte`);
    assert.match(page, /Anne Marle/, 'the session that was open before the upgrade is open after it');
  },
};

const activeThrice = 'active\nactive\nactive';

async function refusesPlainText(machine: Machine): Promise<void> {
  const answer = await curl(machine, '--head http://carreau.exemple.fr/rapports?page=2');
  assert.match(answer, /^HTTP\/1\.1 301 /);
  assert.match(answer, /^Location: https:\/\/carreau\.exemple\.fr\/rapports\?page=2$/m);
}

async function sendsItsHeaders(machine: Machine): Promise<void> {
  const answer = await curl(machine, '--include https://carreau.exemple.fr/');
  assert.match(answer, /^HTTP\/2 200/);
  assert.match(answer, /^strict-transport-security: max-age=\d{8}$/m);
  for (const name of ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'x-request-id'])
    assert.equal(answer.match(new RegExp(`^${name}: `, 'gm'))?.length, 1, `${name} is sent once`);
  assert.match(answer, /^server: nginx$/m);
  const [script] = /\/assets\/[\w.-]+\.js/.exec(answer) ?? [];
  const asset = await curl(machine, `--head --header "Accept-Encoding: gzip" https://carreau.exemple.fr${script}`);
  assert.match(asset, /^content-encoding: gzip$/m);
}

async function signsIn(machine: Machine): Promise<void> {
  const form = `--data-urlencode email=anne@exemple.fr --data-urlencode password=${password}`;
  const answer = await curl(
    machine,
    `--include --header "Origin: https://carreau.exemple.fr" ${form} https://carreau.exemple.fr/connexion`,
  );
  const given = /^set-cookie: (carreau_session=[^;]+)(.*)$/im.exec(answer);
  assert.match(given?.[2] ?? answer, /; HttpOnly; SameSite=Lax;.*; Secure$/);
  cookie = given?.[1] ?? '';
  const elsewhere = `--header "Origin: https://ailleurs.exemple.fr" ${form} https://carreau.exemple.fr/connexion`;
  assert.equal(await status(machine, elsewhere), 403);
}

/** Beyond what Carreau reads, its own sentence; beyond what nginx lets through, its refusal. */
async function refusesTooMuch(machine: Machine): Promise<void> {
  const send = (megabytes: number) =>
    curl(
      machine,
      `--include --header "Origin: https://carreau.exemple.fr" --header Expect: --data-binary @/tmp/large https://carreau.exemple.fr/controler`,
      `head --bytes ${megabytes}M /dev/zero > /tmp/large\n`,
    );
  const tooLarge = await send(21);
  assert.match(tooLarge, /^HTTP\/2 413/);
  assert.match(tooLarge, /trop lourd/);
  assert.match(await send(65), /^HTTP\/2 413/);
}

/** Metrics are for the machine itself, whatever address somebody else says they have. */
async function believesNoStranger(machine: Machine): Promise<void> {
  await told(machine, 'ip address add 192.0.2.10/32 dev lo');
  const asked = '--header "X-Forwarded-For: 127.0.0.1" https://carreau.exemple.fr/metrics';
  assert.equal(await status(machine, `--interface 192.0.2.10 ${asked}`), 403);
}

async function servesWithOneLess(machine: Machine): Promise<void> {
  await told(machine, 'systemctl stop carreau@4300');
  for (let request = 0; request < 4; request++) assert.equal(await status(machine, 'https://carreau.exemple.fr/'), 200);
  await told(machine, 'systemctl start carreau@4300');
}

const status = async (machine: Machine, asked: string): Promise<number> =>
  Number(await curl(machine, `--output /dev/null --write-out '%{http_code}' ${asked}`));

const curl = (machine: Machine, asked: string, before = ''): Promise<string> =>
  told(
    machine,
    `${before}curl --silent --show-error --insecure --resolve carreau.exemple.fr:443:127.0.0.1 --resolve carreau.exemple.fr:80:127.0.0.1 ${asked}`,
  );

async function told(machine: Machine, commands: string): Promise<string> {
  const { status, said } = await machine.run(commands);
  assert.equal(status, 0, `${commands}\n${said}`);
  return said.replaceAll('\r', '').trim();
}
