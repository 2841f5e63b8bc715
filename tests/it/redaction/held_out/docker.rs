//! Around Docker: inspect, compose, its own configuration, builds, histories.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "the variables of an inspected container",
        r#"
[{"Id":"«open hex 64»","Path":"docker-entrypoint.sh","Args":["postgres"],
  "Config":{"Hostname":"db","Env":[
    "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin",
    "POSTGRES_PASSWORD=«alnum 18»",
    "PGDATA=/var/lib/postgresql/data",
    "REPLICATION_SECRET=«pass 20»"
  ],"Image":"postgres:16"}}]
"#,
    ),
    (
        "a compose file with a map and a list",
        r#"
services:
  db:
    image: mariadb:11
    environment:
      MARIADB_ROOT_PASSWORD: «alnum 16»
      MARIADB_DATABASE: inventory
  cache:
    image: redis:7
    environment:
      - REDIS_PASSWORD=«alnum 17»
      - "RELAY_API_KEY=«alnum 32»"
      - TZ=UTC
"#,
    ),
    (
        "logins to registries",
        r#"
{
	"auths": {
		"registry.example": {
			"auth": "«base64 38»=="
		},
		"depot.example:5000": {
			"identitytoken": "«base64url 60»"
		}
	},
	"credsStore": ""
}
"#,
    ),
    (
        "commands in a shell's history",
        r#"
  101  docker login -u ci -p «alnum 24» registry.example
  102  docker run -d --name db -e MYSQL_ROOT_PASSWORD=«alnum 16» -p 3306:3306 mysql:8
  103  docker exec db mysql -uroot -p«alnum 16» -e 'show databases'
  104  docker ps --no-trunc
"#,
    ),
    (
        "a Dockerfile",
        r#"
FROM node:20
ARG NPM_TOKEN=npm_«alnum 36»
ENV SIGNING_KEY="«hex 64»" \
    NODE_ENV=production
RUN curl -sSf -H "PRIVATE-TOKEN: «base64url 20»" https://git.example/api/v4/x.tgz | tar xz
CMD ["node", "server.js"]
"#,
    ),
    (
        "what docker history shows of a build",
        r#"
IMAGE          CREATED       CREATED BY                                      SIZE
«open hex 12»   2 hours ago   /bin/sh -c #(nop)  ENV API_KEY=«alnum 32»       0B
<missing>      2 hours ago   |1 GITHUB_TOKEN=ghp_«alnum 36» /bin/sh -c pip install -r requirements.txt   81MB
<missing>      3 days ago    /bin/sh -c #(nop)  CMD ["bash"]                 0B
"#,
    ),
    (
        "a node joins a swarm",
        r#"
Swarm initialized: current node («open lower 25») is now a manager.

To add a worker to this swarm, run the following command:

    docker swarm join --token SWMTKN-1-«lower 50»-«lower 25» 10.0.4.2:2377
"#,
    ),
    (
        "the daemon sends logs away",
        r#"
{
  "log-driver": "splunk",
  "log-opts": {
    "splunk-token": "«open hex 8»-«hex 27»",
    "splunk-url": "https://logs.example:8088",
    "tag": "{{.Name}}"
  },
  "proxies": {"https-proxy": "http://build:«alnum 14»@proxy.example:3128"}
}
"#,
    ),
    (
        "a secret is made from a pipe",
        r#"
$ printf '«pass 18»' | docker secret create db_password -
«open lower 25»
$ echo "«alnum 20»" | docker login --username ci --password-stdin registry.example
Login Succeeded
"#,
    ),
    (
        "commands and checks of services",
        r#"
services:
  cache:
    image: redis:7
    command: redis-server --requirepass «alnum 20» --appendonly yes
    healthcheck:
      test: ["CMD", "redis-cli", "-a", "«again 0»", "ping"]
  db:
    healthcheck:
      test: ["CMD", "mysqladmin", "ping", "-uroot", "--password=«alnum 15»"]
      interval: 10s
"#,
    ),
    (
        "a first start prints what it made up",
        r#"
{"log":"2025-11-12 08:14:22+00:00 [Note] [Entrypoint]: Initializing database files\n","stream":"stderr","time":"2025-11-12T08:14:22.1Z"}
{"log":"2025-11-12 08:14:29+00:00 [Note] [Entrypoint]: GENERATED ROOT PASSWORD: «alnum 32»\n","stream":"stdout","time":"2025-11-12T08:14:29.4Z"}
"#,
    ),
    (
        "labels with a login and doubled signs",
        r#"
    labels:
      - "traefik.enable=true"
      - "traefik.http.middlewares.ops.basicauth.users=ops:$$apr1$$«open crypt 8»$$«crypt 22»"
      - "traefik.http.routers.ops.rule=Host(`ops.example`)"
"#,
    ),
];
