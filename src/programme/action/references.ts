import { searchForm } from '../../kernel/french.ts';

/** What the words of a form or a file may name, in one organisation. */
export interface References {
  services: { id: string; name: string }[];
  plans: { id: string; slug: string; title: string; acronym: string | null }[];
  objectives: { id: string; planId: string; number: string | null; title: string }[];
  indicators: { id: string; code: string }[];
  actions: { id: string; number: string }[];
  territories: { id: string; code: string; name: string; search: string; inside: boolean }[];
  /** Places, by the words that name one alone. */
  sites: ReadonlyMap<string, string>;
}

/** Words looked up among all that there is, not among what the organisation has. */
export interface NamedTexts {
  territories: string[];
  sites: string[];
}

/** Finds what a word names, accents and case aside. */
export class Lookup {
  readonly #ids = new Map<string, string>();
  readonly #sites: References['sites'];
  readonly #territories: Map<string, References['territories']>;

  constructor(references: References, fileIds: ReadonlyMap<string, string> = new Map()) {
    const keep = (kind: string, name: string | null, id: string) => {
      if (name) this.#ids.set(`${kind} ${searchForm(name)}`, id);
    };
    for (const { id, name } of references.services) keep('service', name, id);
    for (const { id, slug, title, acronym } of references.plans) {
      for (const name of [slug, title, acronym]) keep('plan', name, id);
    }
    for (const { id, planId, number, title } of references.objectives) {
      keep(planId, title, id);
      keep(planId, number, id);
    }
    for (const { id, code } of references.indicators) keep('indicator', code, id);
    for (const { id, number } of references.actions) this.#ids.set(`action ${number}`, id);
    for (const [number, id] of fileIds) this.#ids.set(`action ${number}`, id);
    this.#sites = references.sites;
    const names = references.territories.flatMap((territory) => [
      { name: territory.code, territory },
      { name: territory.search, territory },
    ]);
    this.#territories = new Map(
      [...Map.groupBy(names, (entry) => entry.name)].map(([name, entries]) => [name, entries.map((e) => e.territory)]),
    );
  }

  service = (text: string) => this.#ids.get(`service ${searchForm(text)}`);
  plan = (text: string) => this.#ids.get(`plan ${searchForm(text)}`);
  objective = (planId: string, text: string) => this.#ids.get(`${planId} ${searchForm(text)}`);
  indicator = (text: string) => this.#ids.get(`indicator ${searchForm(text)}`);
  action = (text: string) => this.#ids.get(`action ${text}`);
  site = (text: string) => this.#sites.get(text);

  /** By code, or by a name that one territory alone bears, here or anywhere. */
  territory = (text: string): string | undefined => {
    const found = this.#territories.get(text) ?? this.#territories.get(searchForm(text)) ?? [];
    const inside = found.filter((territory) => territory.inside);
    const [only, other] = inside.length ? inside : found;
    return other ? undefined : only?.id;
  };
}
