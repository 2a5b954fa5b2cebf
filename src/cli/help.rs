//! The help texts in Chinese: laid over the English ones of `args`, command by command.

use clap::{Arg, Command};

use super::args::Cli;
use crate::diagnostic::Tongue;

const TEMPLATE: &str = "\
{about-with-newline}
用法：{usage}

{all-args}{after-help}";

/// The words of one command.
struct Words {
    /// The name of the command.
    name: &'static str,
    /// In one line, for the list of commands.
    about: &'static str,
    /// What else `--help` says.
    more: &'static str,
    /// How it is written.
    usage: &'static str,
    /// Examples.
    examples: &'static str,
    /// Its arguments, by id.
    arguments: &'static [(&'static str, &'static str)],
}

const TOP: Words = Words {
    name: "wenda",
    about: "问答：把记者会、听证会、访谈的文字记录变成静态网站",
    more: "",
    usage: "wenda [选项] <命令>",
    examples: "\
例：
  wenda init answers           新建一个存档，里面有示范
  wenda import news.txt        把粘贴的报纸版面变成 content/sessions/ 里的发言记录
  wenda serve                  在本机预览，一保存就更新
  wenda check                  检查内容，不写任何文件
  wenda build                  生成网站，写到 site/

每个命令的说明：wenda 命令 --help",
    arguments: &[
        ("format", "诊断信息给谁看：human（人，默认）、json（机器）"),
        ("lang", "用什么语言：zh（中文）、en（英文）；默认随终端"),
        ("color", "何时用颜色：auto（在终端上，默认）、always（总是）、never（从不）"),
        ("root", "项目所在的文件夹；默认从当前文件夹向上找有 content/archive.yaml 的"),
        ("threads", "用几个线程；默认与处理器核数相同"),
        ("verbose", "连说明也显示：哪些字句被取出、接合、转换"),
        ("help", "显示说明"),
        ("version", "显示版本"),
    ],
};

const COMMANDS: &[Words] = &[
    Words {
        name: "build",
        about: "由内容生成网站",
        more: "读取 content/，在 content/permalinks/ 里记下编号，写出有变化的页面。\
            只要有错，已发布的网站就原样不动。",
        usage: "wenda build [选项]",
        examples: "\
例：
  wenda build                      当前项目，写到它的 site/
  wenda build --site /srv/www      写到别的文件夹
  wenda build --locked --strict    自动构建时用：编号不许变，有警告就停下",
        arguments: &[
            ("site", "网站写到哪里；默认是项目里的 site/"),
            ("locked", "不许改动 content/permalinks/"),
            ("strict", "有警告也停下，不发布"),
            ("force", "覆盖目标文件夹里不是 wenda 写的文件"),
        ],
    },
    Words {
        name: "check",
        about: "检查内容，不写任何文件",
        more: "build 做的它都做，直到检查成品页面里的链接，只是不写文件。",
        usage: "wenda check [选项]",
        examples: "\
例：
  wenda check
  wenda check --verbose            连说明也显示
  wenda check --format json        供编辑器插件使用",
        arguments: &[
            ("locked", "与 build --locked 一样，编号要变就算错"),
            ("strict", "警告也算错"),
        ],
    },
    Words {
        name: "serve",
        about: "在本机预览网站，一保存就更新",
        more: "监视 content/ 和 templates/：打开的页面会自己刷新，出了错就显示在页面上。\
            它不写任何文件，site/ 和 content/permalinks/ 由 build 来写。按 Ctrl-C 结束。",
        usage: "wenda serve [选项]",
        examples: "\
例：
  wenda serve                      然后打开它给出的网址
  wenda serve --port 4000          只用这个端口",
        arguments: &[("port", "端口；默认从 8000 起找一个空着的")],
    },
    Words {
        name: "init",
        about: "新建一个存档，里面有可以照着改的示范",
        more: "示范是虚构的，很小，有注释，马上就能生成网站；另有给编辑看的说明，和发布到 GitHub Pages 的\
            工作流程。用哪种语言随 --lang。什么都不问，什么都不覆盖。",
        usage: "wenda init [选项] <文件夹>",
        examples: "\
例：
  wenda init answers               新建一个文件夹
  wenda init .                     就在当前文件夹里",
        arguments: &[("folder", "存档的文件夹，没有就新建")],
    },
    Words {
        name: "new",
        about: "在该放的地方放一个带说明的新文件：场次、主题、人物……",
        more: "能写的每一项，文件里都有说明，用哪种语言随 --lang。打印新文件的路径；不覆盖已有的文件。",
        usage: "wenda new [选项] <种类> <编号>",
        examples: "\
例：
  wenda new session 2031-03-02-mayor --title 镇长答记者问
  wenda new notes 2031-03-02-mayor
  wenda new topic levee --title 防洪堤
  wenda new person zhou-mingyuan",
        arguments: &[
            (
                "kind",
                "种类：session（场次）、notes（一场的注释）、topic（主题）、person（人物）、organisation（机构）、series（系列）、term（词语）",
            ),
            ("id", "编号：a-z、0-9 和连字符；场次的最好以日期开头；注释用所注那一场的编号"),
            ("title", "标题或名称"),
            ("date", "场次的日期，写作 2031-03-02；默认用编号开头的日期"),
        ],
    },
    Words {
        name: "parse",
        about: "把发言记录打印成 JSON，每个判断附上理由",
        more: "一个文件得一个对象，几个文件得一个数组。在项目里，人名、机构名和编号以存档为准。",
        usage: "wenda parse [选项] <文件>…",
        examples: "\
例：
  wenda parse news.txt                              看看一份原文会怎样理解
  wenda parse content/sessions/2025/*.md            一次几份
  wenda parse news.txt | jq '.exchanges[].title'    只看标题",
        arguments: &[
            ("files", "发言记录（.md），或可以导入的任何格式的原文"),
            ("no_archive", "不用所在存档的人名、机构名和已定的编号"),
            ("encoding", "文字的编码，认错时指定：gbk、big5、shift_jis、euc-kr、windows-1252 等"),
        ],
    },
    Words {
        name: "import",
        about: "把原文变成发言记录：一版粘贴的报纸，或一整个文件夹",
        more: "写出 content/sessions/年份/编号.md，把原文的字节原样存为 content/sources/编号.扩展名，\
            并指出每一处有疑问的地方；文件多时在最后总结。再导入一次，什么都不会变。原文变了，没有人改过的\
            发言记录随之更新，有人改过的原样不动。",
        usage: "wenda import [选项] <文件或文件夹>…",
        examples: "\
例：
  wenda import 2025-03-07-foreign-minister.txt        文件名就是编号
  wenda import news.txt --id 2025-03-07-minister      另定编号
  wenda import news.txt --stdout | less               只看看，不写文件
  wenda import saved-pages/ --rules rules.yaml        整个文件夹，共同之处写在规则文件里",
        arguments: &[
            ("files", "原文（纯文本、网页、Word、PDF、字幕、表格、XML、JSON），或存有原文的文件夹"),
            ("into", "发言记录写到哪个文件夹，须在 content/sessions 里面"),
            ("rules", "规则文件：这些文件共同的系列、说话人、角色、地点，编号和网址怎样得出"),
            ("id", "场次的编号：a-z、0-9 和连字符；默认用文件名，几个文件时用日期和系列"),
            ("renew", "原文没有变也重新生成，只限没有人改过的"),
            ("merged", "保留改过的发言记录，记下其中已有新原文的改动"),
            ("force", "已有的发言记录和原文一律覆盖，改过的也覆盖"),
            ("stdout", "只打印一个文件的发言记录，不写文件"),
            ("encoding", "文字的编码，认错时指定：gbk、big5、shift_jis、euc-kr、windows-1252 等"),
        ],
    },
    Words {
        name: "suggest",
        about: "提出还没有条目的词语、人物、机构和主题",
        more: "词语：引号里的说法、书名号里的名称、TF-IDF 和 TextRank 靠前的词；人物和机构：没有条目的署名；\
            主题：没有主题的各问共有的词。每一个都附上理由、次数和出处。\
            记在 content/suggest.yaml 的 declined 里的，不再提出。",
        usage: "wenda suggest [选项]",
        examples: "\
例：
  wenda suggest                            看看会提出什么
  wenda suggest --kind terms --limit 100   某一种多看一些
  wenda suggest --kind people --write      把带说明的文件放到该放的地方",
        arguments: &[
            (
                "kind",
                "只要这一种：terms（词语）、people（人物）、organisations（机构）、topics（主题）、follows（接着问的）",
            ),
            ("limit", "每种最多几个；默认 20"),
            ("min", "至少见于几问；默认 2，书名和发言人 1，提到的人名、地名 3"),
            ("write", "每个写成一个文件；不覆盖已有的文件"),
        ],
    },
    Words {
        name: "concordance",
        about: "列出某些字句出现的每一处，一处一行",
        more: "按时间先后，所找的字句上下对齐，并给出所在的段落。--format json 和 --csv 供其他程序使用。\
            没有找到不算出错。",
        usage: "wenda concordance [选项] <字句>",
        examples: "\
例：
  wenda concordance 零和博弈                         照字面查找
  wenda concordance --regex '一贯的?、明确的?' --left 30
  wenda concordance 'stone bridge' --ignore-case --year 2019..2021
  wenda concordance 芬太尼 --asker 路透社 --csv > fentanyl.csv",
        arguments: &[
            ("pattern", "要找的字句"),
            ("regex", "当作正则表达式"),
            ("ignore_case", "不分大小写"),
            ("left", "左边显示多少字；默认 20"),
            ("right", "右边显示多少字；默认 20"),
            ("year", "只找这一年，或从哪年到哪年：2019..2021"),
            ("speaker", "只找此人或此机构所说：署名的一部分，或条目的名称、编号"),
            ("asker", "只找此人或此机构提问的各问"),
            ("topic", "只找这个主题及其下级主题的各问：编号或名称"),
            ("csv", "打印 CSV 表"),
        ],
    },
    Words {
        name: "wordings",
        about: "列出在多场里以相同或相近的字句反复出现的提法",
        more: "不靠词表找出；分量重的在前，给出用了多少处、见于多少场、首末年份。--csv 每条提法和每种异文一行，\
            --format json 内容相同。",
        usage: "wenda wordings [选项] [字句]",
        examples: "\
例：
  wenda wordings                                   全部提法
  wenda wordings 一个中国 --variants               含有这些字句的，连同异文
  wenda wordings --class formula --min-sessions 10
  wenda wordings --year 2019..2021 --csv > wordings.csv",
        arguments: &[
            ("words", "只要含有这些字句的"),
            ("class", "只要这一类：formula（固定提法）、name（名称与头衔）、routine（会话用语）"),
            ("year", "只要这一年用过的，或从某年到某年：2019..2021"),
            ("min_sessions", "至少见于多少场"),
            ("variants", "列出异文，标明与立条说法的差别"),
            ("csv", "输出 CSV 表格"),
        ],
    },
    Words {
        name: "completions",
        about: "打印命令行补全脚本",
        more: "",
        usage: "wenda completions [选项] <SHELL>",
        examples: "\
例：
  wenda completions bash > ~/.local/share/bash-completion/completions/wenda
  wenda completions fish > ~/.config/fish/completions/wenda.fish",
        arguments: &[("shell", "哪种 shell：bash、elvish、fish、powershell、zsh")],
    },
];

/// The command line, its help in `tongue`.
pub(super) fn command(tongue: Tongue) -> Command {
    use clap::CommandFactory as _;
    let command = Cli::command();
    match tongue {
        Tongue::English => command,
        Tongue::Chinese => COMMANDS.iter().fold(
            in_chinese(command, &TOP).subcommand_help_heading("命令").subcommand_value_name("命令"),
            |command, words| {
                command.mut_subcommand(words.name, |subcommand| in_chinese(subcommand, words))
            },
        ),
    }
}

fn in_chinese(command: Command, words: &Words) -> Command {
    let long = if words.more.is_empty() {
        words.about.to_owned()
    } else {
        format!("{}\n\n{}", words.about, words.more)
    };
    command
        .about(words.about)
        .long_about(long)
        .after_help(words.examples)
        .override_usage(words.usage)
        .help_template(TEMPLATE)
        .mut_args(|argument| argument_in_chinese(argument, words))
}

fn argument_in_chinese(argument: Arg, words: &Words) -> Arg {
    let id = argument.get_id().to_string();
    let Some((_, help)) = words.arguments.iter().find(|(name, _)| *name == id) else {
        return argument;
    };
    let heading = if argument.is_positional() { "参数" } else { "选项" };
    let valued = argument.get_action().takes_values();
    argument
        .help(*help)
        .help_heading(heading)
        .hide_possible_values(valued)
        .hide_default_value(valued)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_chinese(text: Option<&clap::builder::StyledStr>) -> bool {
        text.is_some_and(|text| text.to_string().chars().any(crate::text::is_chinese))
    }

    #[test]
    fn the_command_line_is_sound() {
        command(Tongue::English).debug_assert();
        command(Tongue::Chinese).debug_assert();
    }

    #[test]
    fn nothing_is_left_in_english() {
        let mut command = command(Tongue::Chinese);
        command.build();
        for command in command.get_subcommands().chain([&command]) {
            assert!(is_chinese(command.get_about()), "{command}");
            assert!(is_chinese(command.get_after_help()), "{command}");
            for argument in command.get_arguments() {
                assert!(is_chinese(argument.get_help()), "{command} {argument}");
            }
        }
        let help = command.clone().render_help().to_string();
        for word in ["Usage", "Commands", "Options", "Print", "default", "values"] {
            assert!(!help.contains(word), "{word} in\n{help}");
        }
        for mut command in command.get_subcommands().cloned() {
            let help = command.render_long_help().to_string();
            for word in ["Usage", "Arguments", "Options", "Print", "default", "values"] {
                assert!(!help.contains(word), "{word} in\n{help}");
            }
        }
    }

    #[test]
    fn every_command_has_examples_in_english_too() {
        let command = command(Tongue::English);
        for command in command.get_subcommands().chain([&command]) {
            assert!(command.get_after_help().is_some(), "{command}");
        }
    }
}
