/** Said wherever data were invented for a demonstration. */
export const GeneratedWord = ({ generated }: { generated: boolean }) =>
  generated && <span className="badge tone-amber">Donnée générée</span>;
