import { createHmac } from 'node:crypto';

const prefix = 'whsec_';

export const webhookSecret = (bytes: Buffer): string => `${prefix}${bytes.toString('base64')}`;

/**
 * The headers that let a program know who speaks and what was said already (Standard Webhooks 1.0): an identifier that
 * stays from one try to the next, the second of this try, and an HMAC-SHA256 of both with the body.
 */
export function signDelivery(secret: string, { id, body, at }: { id: string; body: string; at: Date }) {
  const second = Math.floor(at.getTime() / 1000);
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${second}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(second), 'webhook-signature': `v1,${signature}` };
}
