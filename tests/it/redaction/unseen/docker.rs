//! Commands, inspections, Compose files and build output.

use crate::redaction::case::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "variables of a run",
        "
$ docker run -d --name db -e POSTGRES_PASSWORD=«alnum 20» -e POSTGRES_USER=fleet -p 5432:5432 postgres:15
«open hex 64»
$ docker ps -q
",
    ),
    (
        "a login",
        "
$ docker login -u ci -p «alnum 24» registry.example.com
WARNING! Using --password via the CLI is insecure. Use --password-stdin.
Login Succeeded
",
    ),
    (
        "the client's stored login",
        r#"
{
	"auths": {
		"registry.example.com": {
			"auth": "«base64 40»"
		},
		"ghcr.io": { "username": "ci", "password": "ghp_«alnum 36»" }
	},
	"credsStore": ""
}
"#,
    ),
    (
        "an inspection",
        r#"
[
    {
        "Id": "«open hex 64»",
        "Config": {
            "Hostname": "web01",
            "Env": [
                "PATH=/usr/local/sbin:/usr/local/bin",
                "MYSQL_ROOT_PASSWORD=«pass 18»",
                "REDIS_URL=redis://:«url 20»@cache:6379/0",
                "JWT_SECRET=«base64 44»"
            ],
            "Image": "fleet/web:1.4"
        }
    }
]
"#,
    ),
    (
        "a Compose file with a map",
        r#"
services:
  db:
    image: mariadb:11
    environment:
      MARIADB_ROOT_PASSWORD: «pass 18»
      MARIADB_USER: fleet
      MARIADB_PASSWORD: "«pass 16»"
"#,
    ),
    (
        "a Compose file with a list",
        r#"
services:
  web:
    image: fleet/web:1.4
    environment:
      - SECRET_KEY=«alnum 50»
      - "SMTP_PASSWORD=«pass 14»"
      - DATABASE_URL=mysql://fleet:«url 18»@db/fleet
"#,
    ),
    (
        "build arguments",
        r#"
$ docker build --build-arg NPM_TOKEN=npm_«alnum 36» --build-arg VERSION=1.4 -t web .
Step 3/9 : ARG NPM_TOKEN
Step 4/9 : RUN echo "//registry.npmjs.org/:_authToken=«alnum 36»" > .npmrc
 ---> Running in 8812fe01aacd
"#,
    ),
    (
        "ENV and RUN in a Dockerfile",
        r#"
FROM alpine:3.19
ENV APP_HOME=/app ADMIN_PASSWORD=«alnum 16»
ENV API_SECRET «alnum 32»
RUN curl -H "Authorization: token ghp_«alnum 36»" -L https://api.github.com/repos/x/y/tarball | tar xz
"#,
    ),
    (
        "the history of an image",
        "
IMAGE          CREATED        CREATED BY                                                        SIZE
8812fe01aacd   2 weeks ago    /bin/sh -c #(nop)  ENV AWS_SECRET_ACCESS_KEY=«base64 40»          0B
<missing>      2 weeks ago    RUN |1 GIT_TOKEN=glpat-«alnum 20» /bin/sh -c make install # buildkit   12MB
",
    ),
    (
        "swarm tokens",
        "
$ docker swarm init
Swarm initialized: current node (dxn1zf6l61qsb1josjja83ngz) is now a manager.
To add a worker to this swarm, run the following command:
    docker swarm join --token SWMTKN-1-«lower 50»-«lower 25» 10.0.2.2:2377
",
    ),
    (
        "a container's log in the JSON driver",
        r#"
{"log":"Generated root password: «alnum 24»\n","stream":"stdout","time":"2025-11-12T03:10:00.1Z"}
{"log":"GENERATED ROOT PASSWORD: «alnum 24»\n","stream":"stdout","time":"2025-11-12T03:10:00.2Z"}
{"log":"ready for connections.\n","stream":"stderr","time":"2025-11-12T03:10:02.1Z"}
"#,
    ),
    (
        "the environment of a running container",
        "
$ docker exec web env
HOSTNAME=8812fe01aacd
STRIPE_SECRET_KEY=sk_live_«alnum 24»
SLACK_BOT_TOKEN=xoxb-«digits 12»-«digits 12»-«alnum 24»
HOME=/root
",
    ),
    (
        "the daemon's proxy",
        r#"
{
  "proxies": {
    "http-proxy": "http://dock:«url 16»@proxy.example.com:3128",
    "no-proxy": "localhost,127.0.0.1"
  },
  "log-opts": { "splunk-token": "«hex 32»", "splunk-url": "https://splunk.example.com" }
}
"#,
    ),
    (
        "a client within a container",
        "
$ docker exec -it db mysql -uroot -p«alnum 18» -e 'show databases'
mysql: [Warning] Using a password on the command line interface can be insecure.
$ docker logs db | tail -1
2025-11-12T03:10:02.1Z 8 Query CREATE USER 'fleet'@'%' IDENTIFIED BY '«pass 16»'
",
    ),
];
