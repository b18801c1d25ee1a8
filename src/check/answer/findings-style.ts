export const findingsStyle = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f23, #ece9e2); --quiet: light-dark(#55606b, #a9b1b8); --line: light-dark(#dcd9d2, #343b41); --panel: light-dark(#ffffff, #1b2024); --accent: light-dark(#1f6b4a, #6fc49a); --A: light-dark(#a3332a, #f0938a); --B: light-dark(#9a6200, #e0ac55); --C: light-dark(#2b5c8a, #86b6e2); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 80rem; padding: 2rem 1.25rem; font: 1rem/1.55 "Source Sans 3", system-ui, sans-serif; color: var(--ink); background: light-dark(#fbfaf7, #14171a); }
h1, h2 { line-height: 1.2; overflow-wrap: anywhere; text-wrap: balance; } h1 { font-size: 1.75rem; margin: 0; } h2 { font-size: 1.25rem; margin: 2rem 0 0; padding-top: 1rem; border-top: 1px solid var(--line); }
header p, section > p, .rule, .document h3 { color: var(--quiet); } header p, section > p { margin: .25rem 0 0; }
.sides { display: grid; gap: 2rem; margin-top: 1rem; }
.findings h3 { margin: 0 0 .5rem; font-size: 1rem; }
.document { min-width: 0; } .document h3 { font-size: .875rem; font-weight: 400; margin: 1.5rem 0 .25rem; border-top: 1px solid var(--line); padding-top: .5rem; }
.page { font: 1.0625rem/1.6 "Source Serif 4", Georgia, serif; font-variant-numeric: lining-nums tabular-nums; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 6; max-width: 46rem; }
u { text-decoration: underline; text-decoration-color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .2em; }
a { color: var(--accent); text-underline-offset: .15em; }
.place { color: inherit; font-weight: 600; text-decoration-thickness: 3px; scroll-margin-top: 30vh; } .place:target { outline: 2px solid currentColor; outline-offset: 1px; border-radius: 2px; }
.place.tier-A { text-decoration-color: var(--A); } .place.tier-B { text-decoration-color: var(--B); } .place.tier-C { text-decoration-color: var(--C); }
article { border-left: 3px solid var(--line); padding: 0 0 0 .75rem; margin: 0 0 1.5rem; overflow-wrap: anywhere; } article:target { background: var(--panel); }
article.tier-A { border-color: var(--A); } article.tier-B { border-color: var(--B); } article.tier-C { border-color: var(--C); }
.tier-A .tier { color: var(--A); } .tier-B .tier { color: var(--B); } .tier-C .tier { color: var(--C); } .tier { display: block; font-size: .875rem; font-weight: 700; }
h4 { font-size: 1rem; margin: 0 0 .25rem; font-weight: 600; } article p, article ul { margin: .25rem 0; font-size: .9375rem; font-variant-numeric: tabular-nums; } article ul { list-style: none; padding: 0; } article .rule { font-size: .8125rem; }
@media (min-width: 60rem) { .sides { grid-template-columns: minmax(0, 1fr) 24rem; } .findings { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow-y: auto; } }
@media (max-width: 59.99rem) { .findings { order: -1; } }
@media print { .sides { display: block; } .findings { position: static; max-height: none; } }
`;
