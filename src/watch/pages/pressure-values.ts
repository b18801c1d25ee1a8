import { type PressureInput, pressureScaleKeys, pressureSideKeys } from '../pressure/pressure.ts';

/** What the form of a pressure says. */
export function pressureFromForm(siteId: string, form: FormData): PressureInput {
  const text = (name: string): string => String(form.get(name) ?? '');
  const ticked = Object.fromEntries([...pressureSideKeys, 'over'].map((name) => [name, form.has(name)]));
  const degrees = Object.fromEntries(pressureScaleKeys.map((scale) => [scale, text(scale) || null]));
  return {
    siteId,
    factor: text('factor'),
    named: text('named'),
    assessedOn: text('assessedOn'),
    basedOn: text('basedOn') || null,
    comment: text('comment'),
    audience: text('audience') as 'workers',
    ...ticked,
    ...degrees,
  };
}
