interface Served {
  nonce: string;
  /** Where map images come from. */
  baseMap: string | null;
  /** Whether other sites may show it in a frame. */
  embedded: boolean;
}

/** Headers of every page. Scripts run only with the nonce of their own page. */
export const securityHeaders = ({ nonce, baseMap, embedded }: Served): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    // Charts and progress bars are placed with style attributes; style elements stay refused.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${baseMap ? ` ${new URL(baseMap).origin}` : ''}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    embedded ? 'frame-ancestors *' : "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(self)',
});
