-- Some rows as the version of 21 November 2026 wrote them: people, places, figures with a correction, a plan, a report.
insert into organisation (id, slug, name, short_name, kind, publisher)
values ('00000000-0000-4000-8000-000000000001', 'bassin', 'Agglomération du Bassin', 'Bassin', 'agglomeration', true);
insert into service (id, organisation_id, name)
values ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 'Habitat');
insert into person (id, email, name, password_hash)
values ('00000000-0000-4000-8000-000000000003', 'Anne@exemple.fr', 'Anne Marle', 'ancien');
insert into role_grant (person_id, organisation_id, role)
values ('00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000001', 'coordinator');
insert into session (token_hash, person_id, csrf, created_at, expires_at)
values ('\x01', '00000000-0000-4000-8000-000000000003', 'jeton', '2026-11-21T08:00Z', '2026-12-21T08:00Z');
insert into sign_in_failure (email, address, at) values ('anne@exemple.fr', '192.0.2.7', '2026-11-21T07:59Z');
insert into audit_entry (at, person_id, organisation_id, verb, object_kind, object_id)
values ('2026-11-21T08:00Z', '00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000001', 'create', 'plan', 'x');
insert into territory (id, kind, code, vintage, name, search, centre, organisation_id, source)
values ('00000000-0000-4000-8000-000000000004', 'perimeter', 'bassin', 2026, 'Bassin', 'bassin',
  'SRID=4326;POINT(2.8 50.4)', '00000000-0000-4000-8000-000000000001', 'essai');
update organisation set territory_id = '00000000-0000-4000-8000-000000000004';
insert into indicator (id, organisation_id, code, label, unit, kind)
values ('00000000-0000-4000-8000-000000000005', '00000000-0000-4000-8000-000000000001', 'LOG-1', 'Logements', 'count', 'output');
insert into indicator_value (id, indicator_id, territory_id, period_kind, period_start, period_end, value, decimals,
  recorded_by, recorded_at, superseded_by)
values
  ('00000000-0000-4000-8000-000000000006', '00000000-0000-4000-8000-000000000005', '00000000-0000-4000-8000-000000000004',
    'year', '2020-01-01', '2020-12-31', 3.20, 2, '00000000-0000-4000-8000-000000000003', '2026-11-21T08:00Z',
    '00000000-0000-4000-8000-000000000007'),
  ('00000000-0000-4000-8000-000000000007', '00000000-0000-4000-8000-000000000005', '00000000-0000-4000-8000-000000000004',
    'year', '2020-01-01', '2020-12-31', 3.25, 2, '00000000-0000-4000-8000-000000000003', '2026-11-21T08:05Z', null);
insert into plan (id, organisation_id, slug, title, kind, published, created_at)
values
  ('00000000-0000-4000-8000-000000000008', '00000000-0000-4000-8000-000000000001', 'climat', 'Plan climat', 'PCAET', true,
    '2026-11-21T08:00Z'),
  ('00000000-0000-4000-8000-000000000009', '00000000-0000-4000-8000-000000000001', 'brouillon', 'Brouillon', 'PCAET', false,
    '2026-11-21T08:00Z');
insert into action (organisation_id, number, title, lead_service_id)
values ('00000000-0000-4000-8000-000000000001', '1', 'Rénover', '00000000-0000-4000-8000-000000000002');
insert into edition (organisation_id, report_type, year, title, texts)
values ('00000000-0000-4000-8000-000000000001', 'rdd', 2020, 'Rapport 2020', '{"preface": "Un mot d’avant"}');
