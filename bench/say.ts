export const say = (text: string): boolean => process.stdout.write(`${text}\n`);

export function verdict(targets: string, isMet: boolean): boolean {
  say(`\n${targets}: ${isMet ? 'met' : 'MISSED'}`);
  return isMet;
}
