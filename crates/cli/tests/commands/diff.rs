//! `diff`: which files, which changes and which layout.

use expect_test::expect;

use super::{check, desk, writethru};
use writethru::Status;

#[test]
fn a_missing_side_is_bad_use() {
    check(
        "diff gate/v1.md",
        b"",
        &expect![[r#"
        --
        writethru: diff needs a second version to compare gate/v1.md with: writethru diff OLD NEW
        Failed
    "#]],
    );
    check(
        "diff a b c",
        b"",
        &expect![[r#"
        --
        writethru: diff takes two versions, or what git gives to an external diff: writethru diff OLD NEW
        Failed
    "#]],
    );
}

#[test]
fn a_file_against_a_folder_is_told_with_the_remedy() {
    check(
        "diff gate/v1.md old",
        b"",
        &expect![[r#"
        --
        writethru: old: is a folder and gate/v1.md is a file: give two files or two folders
        Failed
    "#]],
    );
}

#[test]
fn two_folders_are_compared_file_by_file() {
    check(
        "diff old new",
        b"",
        &expect![[r#"
        1 fact changed, 1 undisclosed
        old/a.txt → new/a.txt

         1  statement                                                 lede · undisclosed
            The dam [-held-]{+broke+}.

        new file: 1 sentence
        /dev/null → new/b.txt
        --
        Done
    "#]],
    );
    check(
        "diff new old --stat",
        b"",
        &expect![[r#"
             a.txt |   1 ~ statement 1 · 1 undisclosed
             b.txt | file removed: 1 sentence
             2 pairs, 1 fact changed, 1 undisclosed
            --
            Done
        "#]],
    );
}

#[test]
fn a_file_that_only_one_folder_has_is_no_failure() {
    let folder = desk();
    let ran = writethru(folder.path(), "diff old new --format jsonl", b"");
    assert_eq!(ran.status, Status::Done);
    let verdicts: Vec<String> = ran
        .out
        .lines()
        .map(|line| {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            format!("{} {}", record["id"], record["verdict"])
        })
        .collect();
    assert_eq!(verdicts, ["\"a.txt\" \"facts_changed\"", "\"b.txt\" \"unavailable\""]);
}

#[test]
fn one_side_may_be_stdin() {
    check(
        "diff old/a.txt -",
        b"The dam broke.\n",
        &expect![[r#"
        1 fact changed, 1 undisclosed
        old/a.txt → -

         1  statement                                                 lede · undisclosed
            The dam [-held-]{+broke+}.
        --
        Done
    "#]],
    );
}

#[test]
fn stat_is_one_line_a_pair() {
    check(
        "diff gate/v1.md later/v3.md --stat",
        b"",
        &expect![[r#"
         later/v3.md |   3 ~+- statement 2, quantity 1 · 2 undisclosed
        --
        Done
    "#]],
    );
    check(
        "diff gate/v1.md gate/v1.md --stat",
        b"",
        &expect![[r#"
         gate/v1.md | identical: no word differs
        --
        Done
    "#]],
    );
    check(
        "diff --stat --word gate/v1.md gate/v2.md",
        b"",
        &expect![[r#"
            --
            error: the argument '--stat' cannot be used with '--word'

            Usage: writethru diff [OPTIONS] <OLD> <NEW>
                   writethru diff [OPTIONS] --jsonl <FILE>

            For more information, try '--help'.
            Failed
        "#]],
    );
}

#[test]
fn filters_choose_what_is_listed_and_not_the_verdict() {
    check(
        "diff gate/v1.md later/v3.md --only quantity",
        b"",
        &expect![[r#"
        1 fact changed, 1 statement removed, 2 undisclosed; 1 statement added
        gate/v1.md → later/v3.md

         1  quantity                                                  lede · undisclosed
            At least [-12-]{+31+} people were hurt when the gate fell.
            12 → 31, up 19 (× 2.6)

        showing 1 of 3 changes
        --
        Done
    "#]],
    );
    check(
        "diff gate/v1.md later/v3.md --only role --exit-code",
        b"",
        &expect![[r#"
        1 fact changed, 1 statement removed, 2 undisclosed; 1 statement added
        gate/v1.md → later/v3.md

        showing 0 of 3 changes
        --
        Changed
    "#]],
    );
    check(
        "diff gate/v1.md later/v3.md --undisclosed --min-score 0.7",
        b"",
        &expect![[r#"
            1 fact changed, 1 statement removed, 2 undisclosed; 1 statement added
            gate/v1.md → later/v3.md

             1  quantity                                                  lede · undisclosed
                At least [-12-]{+31+} people were hurt when the gate fell.
                12 → 31, up 19 (× 2.6)

            showing 1 of 3 changes
            --
            Done
        "#]],
    );
    check(
        "diff gate/v1.md later/v3.md --only numbers",
        b"",
        &expect![[r#"
        --
        error: invalid value 'numbers' for '--only <KINDS>'
          [possible values: headline, notice, quantity, date, role, name, speaker, quote, polarity, certainty, attribution, statement, metadata, wording, order]

          tip: a similar value exists: 'name'

        For more information, try '--help'.
        Failed
    "#]],
    );
}

#[test]
fn filters_hold_for_every_format() {
    let folder = desk();
    for format in ["text", "json", "jsonl", "markdown", "html", "mediawiki-json"] {
        let line = |only| format!("diff gate/v1.md later/v3.md --format {format} {only}");
        let has =
            |only, words| writethru(folder.path(), &line(only), b"").out.contains(words);
        assert!(has("", "inquiry") && has("", "31"), "{format}");
        // Records hold both texts: what counts is what is listed, below.
        if format.contains("json") {
            continue;
        }
        assert!(
            !has("--only quantity", "inquiry") && has("--only quantity", "31"),
            "{format}"
        );
    }
    let count = |only: &str, of: fn(&serde_json::Value) -> usize, format: &str| {
        let line = format!("diff gate/v1.md later/v3.md --format {format} {only}");
        of(&serde_json::from_str(&writethru(folder.path(), &line, b"").out).unwrap())
    };
    let changes =
        |record: &serde_json::Value| record["changes"].as_array().unwrap().len();
    let lines = |record: &serde_json::Value| {
        let lines = record["diff"].as_array().unwrap().iter();
        lines.filter(|line| line["type"] != 0).count()
    };
    assert_eq!(
        (count("", changes, "json"), count("--only quantity", changes, "json")),
        (3, 1)
    );
    assert_eq!(
        (
            count("", lines, "mediawiki-json"),
            count("--only quantity", lines, "mediawiki-json")
        ),
        (3, 1)
    );
}

#[test]
fn words_are_marked_in_the_running_text() {
    check(
        "diff gate/v1.md later/v3.md --word",
        b"",
        &expect![[r#"
        1 fact changed, 1 statement removed, 2 undisclosed; 1 statement added
        gate/v1.md → later/v3.md

        @@ headline @@

        Gate falls

        At least [-12-]{+31+} people were hurt when the gate fell.

        [-The gate was built in 1998.-]

        {+Prosecutors opened an inquiry on Friday.+}
        --
        Done
    "#]],
    );
    check(
        "diff gate/v1.md later/v3.md --word --context 0",
        b"",
        &expect![[r#"
        1 fact changed, 1 statement removed, 2 undisclosed; 1 statement added
        gate/v1.md → later/v3.md

        @@ lede @@

        At least [-12-]{+31+} people were hurt when the gate fell.

        [-The gate was built in 1998.-]

        {+Prosecutors opened an inquiry on Friday.+}
        --
        Done
    "#]],
    );
}

#[test]
fn both_texts_stand_side_by_side() {
    check(
        "diff gate/v1.md later/v3.md -y --width 60",
        b"",
        &expect![[r#"
        1 fact changed, 1 statement removed, 2 undisclosed; 1
          statement added
        gate/v1.md → later/v3.md

        gate/v1.md                     later/v3.md

        Gate falls                     Gate falls

        At least [-12-] people were  | At least {+31+} people were
        hurt when the gate fell.     | hurt when the gate fell.

        [-The gate was built in      <
        1998.-]                      <

                                     > {+Prosecutors opened an
                                     > inquiry on Friday.+}
        --
        Done
    "#]],
    );
    check(
        "diff gate/v1.md later/v3.md -y --width 5",
        b"",
        &expect![[r#"
        --
        error: invalid value '5' for '--width <N>': expected a number from 20 to 1000

        For more information, try '--help'.
        Failed
    "#]],
    );
}

#[test]
fn context_shows_the_sentences_around_a_change() {
    check(
        "diff gate/v1.md gate/v2.md --context 1",
        b"",
        &expect![[r#"
            1 fact changed, 1 undisclosed
            gate/v1.md → gate/v2.md

             1  quantity                                                  lede · undisclosed
                At least [-12-]{+31+} people were hurt when the gate fell.
                The gate was built in 1998.
                12 → 31, up 19 (× 2.6)
            --
            Done
        "#]],
    );
}

#[test]
fn a_fragment_of_html_has_no_script_and_escapes_the_article() {
    let old = "{\"old\": {\"text\": \"The <b>dam</b> held 12 tons.\"}, ";
    let pair = format!("{old}\"new\": {{\"text\": \"The <b>dam</b> held 31 tons.\"}}}}");
    check(
        "diff --jsonl - --format html",
        pair.as_bytes(),
        &expect![[r#"
        <section class="writethru-diff">
        <p><strong>1 fact changed, 1 undisclosed</strong></p>
        <p><cite dir="auto">0</cite> → <cite dir="auto">1</cite></p>
        <ol>
        <li><p><strong>quantity</strong> <small>lede · undisclosed</small></p>
        <blockquote dir="auto"><p>The &lt;b&gt;dam&lt;/b&gt; held <del>12</del> <ins>31</ins> tons.</p></blockquote>
        <p>12 tons → 31 tons, up 19 (× 2.6)</p></li>
        </ol>
        </section>
        --
        Done
    "#]],
    );
}

#[test]
fn lines_are_written_as_mediawiki_writes_them() {
    check(
        "diff gate/v1.md later/v3.md --format mediawiki-json",
        b"",
        &expect![[r#"
            {"diff":[{"type":0,"lineNumber":1,"text":"Gate falls","offset":{"from":0,"to":0}},{"type":0,"lineNumber":2,"text":"","offset":{"from":11,"to":11}},{"type":3,"lineNumber":3,"text":"At least 1231 people were hurt when the gate fell.","offset":{"from":12,"to":12},"highlightRanges":[{"start":9,"length":2,"type":1},{"start":11,"length":2,"type":0}]},{"type":0,"lineNumber":4,"text":"","offset":{"from":61,"to":61}},{"type":2,"text":"The gate was built in 1998.","offset":{"from":62,"to":null}},{"type":1,"lineNumber":5,"text":"Prosecutors opened an inquiry on Friday.","offset":{"from":null,"to":62}}]}
            --
            Done
        "#]],
    );
    let pair = "{\"old\": {\"text\": \"Rain fell on the old town.\\nThe mayor left the hall early.\\nNobody was hurt, police said.\"}, \
        \"new\": {\"text\": \"Nobody was hurt, police said.\\nRain fell on the old town.\\nThe mayor left the hall early.\"}}";
    check(
        "diff --jsonl - --format mediawiki-json",
        pair.as_bytes(),
        &expect![[r#"
        {"diff":[{"type":5,"lineNumber":1,"moveInfo":{"id":"movedpara_0_0_rhs","linkId":"movedpara_2_0_lhs","linkDirection":0},"text":"Nobody was hurt, police said.","offset":{"from":null,"to":0},"highlightRanges":[]},{"type":0,"lineNumber":2,"text":"Rain fell on the old town.","offset":{"from":0,"to":30}},{"type":0,"lineNumber":3,"text":"The mayor left the hall early.","offset":{"from":27,"to":57}},{"type":4,"moveInfo":{"id":"movedpara_2_0_lhs","linkId":"movedpara_0_0_rhs","linkDirection":1},"text":"Nobody was hurt, police said.","offset":{"from":58,"to":null}}]}
        --
        Done
    "#]],
    );
}

#[test]
fn an_explanation_says_what_was_linked_and_which_rule_told_what() {
    let ran = writethru(desk().path(), "diff gate/v1.md later/v3.md --explain", b"");
    // Without the scores, which move with the ranking.
    for line in [
        "  same                 1 sentence\n",
        "  edited 0.82          lede: At least [-12-]{+31+} people were hurt when the\n",
        "  removed              graf 2: [-The gate was built in 1998.-]\n",
        "  quantity             [-12-]{+31+}\n",
        "both of people; the same words on both sides of it;\n",
        "  date                 [-1998-]\n",
        "nothing like it in the new version’s linked words\n",
        "rule quantity: another figure",
        "rule sentence: a claim removed",
    ] {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    let folder = desk();
    let out = writethru(
        folder.path(),
        "diff gate/v1.md gate/v2.md --explain --format json",
        b"",
    )
    .out;
    let record: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(record["pairs"][0]["change"], 0);
    assert_eq!(record["changes"][0]["rule"], "quantity");
}

#[test]
fn a_stream_can_be_laid_out_for_people() {
    let pair = |id: &str, n: u32| {
        format!(
            "{{\"id\": \"{id}\", \"old\": {{\"text\": \"Ten left.\"}}, \
             \"new\": {{\"text\": \"{n} left.\"}}}}\n"
        )
    };
    let stream = pair("a", 12) + &pair("b", 10);
    check(
        "diff --jsonl - --stat",
        stream.as_bytes(),
        &expect![[r#"
         a |   1 ~ quantity 1 · 1 undisclosed
         b | 1 sentence reworded
         2 pairs, 1 fact changed, 1 undisclosed
        --
        Done
    "#]],
    );
}
