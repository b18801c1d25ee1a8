import { BlockList } from 'node:net';

/** Addresses of a machine, of its network, or of no public place (RFC 6890): nobody outside may have us ask them. */
const inner = { 4: new BlockList(), 6: new BlockList() };
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inner[4].addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 8],
  ['64:ff9b::', 32],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inner[6].addSubnet(net, bits, 'ipv6');

/** Addresses of version 4 written in version 6 are among the refused ones: nobody publishes them so. */
export const isInner = (address: string, family: 4 | 6): boolean =>
  inner[family].check(address, family === 6 ? 'ipv6' : 'ipv4');
