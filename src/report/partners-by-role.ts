interface Partner {
  name: string;
  roleLabel: string;
}

/** Names by role, so that a role held by twenty is said once. */
export const partnersByRole = (partners: Partner[]): { role: string; names: string }[] =>
  [...Map.groupBy(partners, ({ roleLabel }) => roleLabel)].map(([role, list]) => ({
    role: role.charAt(0).toLocaleUpperCase('fr') + role.slice(1),
    names: list.map(({ name }) => name).join(', '),
  }));
