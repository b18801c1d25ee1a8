-- Communes cut into small pieces: which one holds a point is told by a few corners, not by thousands.
create table territory_part (
  territory_id uuid not null references territory on delete cascade,
  part geometry(Polygon, 2154) not null
);
create index on territory_part using gist (part);
create index on territory_part (territory_id);

insert into territory_part (territory_id, part)
select outline.territory_id, (ST_Dump(ST_CollectionExtract(piece, 3))).geom
from territory_outline outline
  join territory on territory.id = outline.territory_id and territory.kind = 'commune'
  cross join lateral ST_Subdivide(outline.outline, 48) piece;
