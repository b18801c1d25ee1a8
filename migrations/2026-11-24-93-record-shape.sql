-- How many records are points, which is next to all: a planner that guesses reads the few others with several processes,
-- whose start takes longer than the reading.
create statistics record_shape on (GeometryType(geometry)) from record;
