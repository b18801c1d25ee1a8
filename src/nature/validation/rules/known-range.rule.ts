import { according, type Judge, type Profile, surprised } from '../judged.ts';

/** Seen in a département, or in a mesh of 10 km with no known one beside it, where the taxon is not known. */
export const outsideKnownRange: Judge = ({ taxon, status, departement, mesh }, profiles) => {
  if (status === 'No') return null;
  if (departement) {
    const by = surprised(
      profiles,
      (profile) => departementsOf(profile).length > 0,
      (profile) => departementsOf(profile).includes(departement),
    );
    if (by)
      return `${taxon} n’est pas connu du département ${departement}, mais de ${departementsOf(by).join(', ')}, ${according(by)}.`;
  }
  if (!mesh) return null;
  const by = surprised(
    profiles,
    ({ meshes }) => (meshes ?? []).length > 0,
    ({ meshes }) => (meshes ?? []).some((known) => areNear(known, mesh)),
  );
  return by && `${taxon} n’est connu ni de la maille ${mesh} ni de ses voisines, ${according(by)}.`;
};

const departementsOf = ({ departements }: Profile): readonly string[] => departements ?? [];

/** The same square of 10 km, or one that touches it. */
function areNear(a: string, b: string): boolean {
  const [[east, north], [otherEast, otherNorth]] = [cornerOf(a), cornerOf(b)];
  return Math.abs(east - otherEast) <= 1 && Math.abs(north - otherNorth) <= 1;
}

const cornerOf = (mesh: string): [number, number] => [Number(mesh.slice(8, 11)), Number(mesh.slice(12, 15))];
