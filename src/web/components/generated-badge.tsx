/** Shown wherever something was made up for a demonstration. */
export const GeneratedBadge = () => <span className="badge tone-amber">Exemple inventé</span>;
