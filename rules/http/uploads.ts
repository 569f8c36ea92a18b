import { commentOut, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "http/uploads",
  summary: "Files can be uploaded through the web server",
  category: "exposure",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [434],
  since: "0.1.0",
  references: ["res/res_http_post.c: http_post_callback(), __ast_http_post_load()"],
  docs: {
    what: "`[post_mappings]` in http.conf gives folders of the machine a web address to which files can be sent. Who sends one must be logged in to AMI over HTTP with the right to write `config`.",
    why: "With one AMI password an attacker puts his own files on the machine. In a folder of sounds, scripts or configuration that becomes a program which Asterisk runs.",
    how: "Remove the lines of `[post_mappings]`, and put `noload => res_http_post.so` in modules.conf.",
    breaks: "Web panels that upload recordings or firmware this way.",
    ignore: "When such a panel is in use and nobody else reaches the web server.",
  },
  examples: [
    {
      title: "A folder for uploads, and AMI over HTTP",
      bad: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [post_mappings]        ; ~ high "AMI users can send files to '/var/lib/asterisk/sounds' through the web server"
          uploads=/var/lib/asterisk/sounds
        `,
        "manager.conf":
          "[general]\nenabled=yes\nwebenabled=yes\n[panel]\nsecret=kV8sPz2Tq7wLmX4c\nwrite=config\n",
      },
      fixed: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [post_mappings]
          ;uploads=/var/lib/asterisk/sounds
        `,
      },
    },
    {
      title: "No AMI over HTTP, so that nobody can log in",
      good: {
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n[post_mappings]\nuploads=/var/lib/asterisk\n",
      },
    },
    {
      title: "No user may write config",
      good: {
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n[post_mappings]\nuploads=/var/lib/asterisk\n",
        "manager.conf": "[general]\nenabled=yes\nwebenabled=yes\n[panel]\nsecret=x\nwrite=call\n",
      },
    },
    {
      title: "The module is not loaded",
      good: {
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n[post_mappings]\nuploads=/var/lib/asterisk\n",
        "manager.conf": "[general]\nenabled=yes\nwebenabled=yes\n[panel]\nsecret=x\nwrite=config\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload=res_http_post.so\n",
      },
    },
    {
      title: "An empty section",
      good: {
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n[post_mappings]\n;uploads=/tmp\n",
        "manager.conf": "[general]\nenabled=yes\nwebenabled=yes\n[panel]\nsecret=x\nwrite=config\n",
      },
    },
  ],
  check({ tree, report }) {
    const { http, manager } = tree;
    const section = http?.file.section("post_mappings");
    const [first] = section?.options ?? [];
    if (!http || !section || !first || !tree.modules.state("res_http_post").isLoaded) return;
    if (!manager || manager.webListeners.length === 0) return;
    const canUpload = manager.users.some(({ canLogIn, write }) => canLogIn && write.classes.has("config"));
    if (!canUpload) return;
    const isPublic = http.exposure === "any" || http.exposure === "public";
    report({
      at: section.namePlace,
      message: `AMI users can send files to '${first.value}' through the web server`,
      severity: isPublic ? "high" : "medium",
      related: section.options.slice(1, 6).map(({ place }) => ({ at: place, message: "and here" })),
      fixes: [
        {
          title: "Remove the folders for uploads",
          applicability: "unsafe",
          edits: section.options.flatMap(commentOut),
          caution: "web panels that upload files this way stop working",
        },
      ],
    });
  },
};
export default rule;
