#!/bin/sh
# Makes the account of the services; each service makes its own schema.
mysql -u root -p"$MYSQL_ROOT_PASSWORD" <<SQL
CREATE USER 'perpex'@'%' IDENTIFIED BY '$PERPEX_MYSQL_PASSWORD';
GRANT ALL PRIVILEGES ON \`perpex\\_%\`.* TO 'perpex'@'%';
SQL
