/** The first that a browser says it is: most also say they are those that come after. */
const browsers: [RegExp, string][] = [
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|Chromium|HeadlessChrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'sur un iPhone'],
  [/\biPad\b/, 'sur un iPad'],
  [/\bAndroid\b.*\bMobile\b/, 'sur un téléphone Android'],
  [/\bAndroid\b/, 'sur Android'],
  [/\bWindows\b/, 'sur Windows'],
  [/\b(Macintosh|Mac OS X)\b/, 'sur un Mac'],
  [/\bCrOS\b/, 'sur un Chromebook'],
  [/\bLinux\b/, 'sur Linux'],
];

/** The device that a session was opened on, as its browser tells it; it may say anything. */
export function describeDevice(userAgent: string): string {
  const named = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(userAgent))?.[1];
  const [browser, system] = [named(browsers), named(systems)];
  if (!browser && !system) return 'Appareil inconnu';
  return [browser ?? 'Navigateur inconnu', system].filter(Boolean).join(' ');
}
