import { printCount, printDate, printNumber } from '../../kernel/french.ts';
import { printValue, readReportedProtections, readReportedSites, readSite, readSiteType } from '../../site/index.ts';
import { identifierSystems } from '../../site/site-type.ts';
import { protectionKinds, zoneKinds } from '../../site/zone-kind.ts';
import { latest, type Register, type RegisterRow } from './register.ts';

/** What sources say of the property itself: each value that stands, with its source. */
const property: Register = {
  label: 'Données du Bien',
  columns: ['Donnée', 'Valeur', 'Source'],
  evidence: false,
  read: async (context) => {
    const properties = (await readReportedSites(context)).filter(({ level }) => level === 'property');
    const files = await Promise.all(properties.map(({ id }) => readSite(context, id)));
    return files.flatMap(propertyRows);
  },
};

function propertyRows({ site, fields, identifiers }: Awaited<ReturnType<typeof readSite>>): RegisterRow[] {
  const of = { href: `/sites/${site.id}`, open: site.published, generated: false };
  return [
    ...fields.flatMap(({ field, standing }): RegisterRow[] => {
      if (!standing) return [];
      const { source, asOf } = standing.value;
      const said = (value: string) => printValue(field, value);
      const others = standing.state === 'contested' ? standing.others : [];
      const doubt = others.map((other) => `${said(other.value)} selon ${other.source}`).join('\u202f; ');
      const told = `${site.name}, ${field.label.toLowerCase()}`;
      const cells = [field.label, said(standing.value.value), doubt ? `${source}. Contesté\u00a0: ${doubt}` : source];
      return [{ ...of, key: `property:${site.id}.${field.key}`, told, cells, asOf }];
    }),
    ...identifiers.map(({ system, value, source }): RegisterRow => {
      const key = `property:${site.id}.${system}`;
      return { ...of, key, told: site.name, cells: [identifierSystems[system], value, source], asOf: null };
    }),
  ];
}

/** How many places of each type there are, as of the latest source. */
const composition: Register = {
  label: 'Composition du registre',
  columns: ['Type', 'Sites', 'Sur'],
  evidence: false,
  read: async (context) => {
    const sites = await readReportedSites(context);
    return [...Map.groupBy(sites, ({ kind }) => kind)].map(([kind, all]): RegisterRow => {
      const { label, plural } = readSiteType(kind);
      const communes = new Set(all.flatMap((site) => site.communes)).size;
      return {
        key: `composition:${kind}`,
        told: label,
        cells: [plural, printNumber(String(all.length)), communes > 0 ? printCount(communes, 'commune') : ''],
        asOf: latest(all.map(({ asOf }) => asOf)),
        href: `/sites?type=${kind}`,
        open: all.every(({ published }) => published),
        generated: false,
      };
    });
  },
};

/** Places as evidence: each leads to its page. */
const site: Register = {
  label: 'Sites',
  columns: ['Site', 'Type', 'Communes'],
  evidence: true,
  read: async (context) =>
    (await readReportedSites(context)).map(({ id, kind, name, communes, published, asOf }): RegisterRow => {
      const type = readSiteType(kind).label;
      return {
        key: `site:${id}`,
        told: [name, type.toLowerCase(), ...communes.slice(0, 1)].join(', '),
        cells: [name, type, communes.join(', ')],
        asOf,
        href: `/sites/${id}`,
        open: published,
        generated: false,
      };
    }),
};

/** The property and its buffer with their acts, then how many places each kind of act protects. */
const protection: Register = {
  label: 'Protections',
  columns: ['Protection', 'Étendue', 'Acte'],
  evidence: false,
  read: async (context) => {
    const { zones, protections } = await readReportedProtections(context);
    return [
      ...zones.map(({ id, kind, name, act, actOn, areaHa, published }): RegisterRow => {
        const area = `${printNumber(areaHa.toFixed(0))}\u202fha`;
        const words = [act, actOn && printDate(actOn)].filter(Boolean).join(', ');
        const cells = [`${zoneKinds[kind].label}\u00a0: ${name}`, area, words];
        const key = `protection:${id}`;
        return { key, told: name, cells, asOf: actOn, href: '/carte', open: published, generated: false };
      }),
      ...protections.map(({ kind, sites, firstOn, lastOn }): RegisterRow => {
        const acts = [...new Set([firstOn, lastOn])].filter((day) => day !== null).map(printDate);
        const cells = [protectionKinds[kind], printCount(sites, 'site'), acts.join(' au ')];
        const key = `protection:${kind}`;
        return { key, told: protectionKinds[kind], cells, asOf: lastOn, href: '/sites', open: true, generated: false };
      }),
    ];
  },
};

export const siteRegisters = { property, composition, site, protection };
