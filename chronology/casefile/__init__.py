"""The encrypted store: schema, migrations, queries, audit trail, backups."""
