-- Communes cut into small pieces: which one holds a point is told by a few corners, not by thousands.
create table territory_part (
  territory_id uuid not null references territory on delete cascade,
  part geometry(Polygon, 2154) not null
);
-- Pieces hardly overlap: a tree that divides space finds the one that holds a point in a third of the time.
create index on territory_part using spgist (part);
create index on territory_part (territory_id);

insert into territory_part (territory_id, part)
select outline.territory_id, (ST_Dump(ST_CollectionExtract(piece, 3))).geom
from territory_outline outline
  join territory on territory.id = outline.territory_id and territory.kind = 'commune'
  cross join lateral ST_Subdivide(outline.outline, 48) piece;

-- Communes whose middle stands in a tile of the map.
create index territory_centre on territory using gist (centre);
