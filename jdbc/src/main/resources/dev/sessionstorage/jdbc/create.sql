-- The tables of Session Storage, for PostgreSQL and H2. Applications with different names
-- (column app) can share them. Ids are 32 hexadecimal digits, as SessionId prints them; times are
-- milliseconds since 1970 of the database's clock.

-- the version of these tables, and the oldest one that a library may know and still use them
create table ss_version (
  version bigint not null primary key,
  usable_from bigint not null
);

-- one row a session: who it is, and until when it lives
create table ss_session (
  app varchar(100) not null,
  session_id varchar(32) not null,
  stamp varchar(32) not null,
  head bytea not null,
  body bytea not null,
  user_name varchar(500),
  last_used bigint,
  deadline bigint,
  primary key (app, session_id)
);
create index ss_session_user on ss_session (app, user_name);
create index ss_session_deadline on ss_session (app, deadline);

-- one row for the first level of each storage (group_no 0), and one for each of its children
create table ss_group (
  app varchar(100) not null,
  session_id varchar(32) not null,
  group_no bigint not null,
  stamp varchar(32) not null,
  head bytea not null,
  body bytea not null,
  primary key (app, session_id, group_no)
);

-- one row a running member of the application
create table ss_member (
  app varchar(100) not null,
  member_id varchar(32) not null,
  data bytea not null,
  listens smallint not null,
  last_beat bigint not null,
  primary key (app, member_id)
);

-- messages between members, removed when they are read
create table ss_mail (
  mail_id varchar(32) not null primary key,
  app varchar(100) not null,
  receiver varchar(32) not null,
  sent_at bigint not null,
  data bytea not null
);
create index ss_mail_receiver on ss_mail (app, receiver);

insert into ss_version (version, usable_from) values (1, 1);
