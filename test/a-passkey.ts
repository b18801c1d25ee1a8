import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What a key may do wrong. */
interface Lies {
  origin?: string;
  site?: string;
  challenge?: string;
  counter?: number;
  /** Whether the device asked who is there. */
  userVerified?: boolean;
  signature?: Buffer;
}

/** A key as a device keeps it, which answers challenges as browsers hand them over. */
export function aPasskey(home = 'http://localhost') {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  let served = 0;

  const clientData = (type: string, { challenge }: { challenge: string }, lies: Lies) =>
    Buffer.from(JSON.stringify({ type, challenge: lies.challenge ?? challenge, origin: lies.origin ?? home }));

  const authenticatorData = (lies: Lies, flags: number, more = Buffer.alloc(0)) => {
    const site = createHash('sha256')
      .update(lies.site ?? new URL(home).hostname)
      .digest();
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(lies.counter ?? ++served);
    const verified = lies.userVerified === false ? 0 : 0x04;
    return Buffer.concat([site, Buffer.from([0x01 | verified | flags]), counter, more]);
  };

  const asJson = (response: Record<string, Buffer>): string =>
    JSON.stringify({
      ...{ id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' },
      clientExtensionResults: {},
      response: Object.fromEntries(
        Object.entries(response).map(([name, bytes]) => [name, bytes.toString('base64url')]),
      ),
    });

  return {
    /** What it says when it is made for a site. */
    register(options: object, lies: Lies = {}): string {
      const key = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ]);
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
      const data = authenticatorData(lies, 0x40, credential);
      const attestationObject = Buffer.concat([
        ...[Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData')],
        ...[Buffer.from([0x58, data.length]), data],
      ]);
      const clientDataJSON = clientData('webauthn.create', options as { challenge: string }, lies);
      return asJson({ clientDataJSON, attestationObject });
    },
    /** What it says when it opens an account there. */
    answer(options: object, lies: Lies = {}): string {
      const clientDataJSON = clientData('webauthn.get', options as { challenge: string }, lies);
      const data = authenticatorData(lies, 0);
      const signed = Buffer.concat([data, createHash('sha256').update(clientDataJSON).digest()]);
      const signature = lies.signature ?? sign('sha256', signed, privateKey);
      return asJson({ clientDataJSON, authenticatorData: data, signature });
    },
  };
}

/** A short text as CBOR writes it. */
const text = (word: string): Buffer => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);
