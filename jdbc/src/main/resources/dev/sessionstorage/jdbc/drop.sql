-- Removes the tables of Session Storage, with the sessions of all applications in them.
drop table ss_mail;
drop table ss_member;
drop table ss_group;
drop table ss_session;
drop table ss_version;
