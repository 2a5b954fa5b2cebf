//! A page's Content-Security-Policy, widened just enough that it can be told to reload.
//!
//! The policy stays otherwise as it is, so that an editor of templates meets here what readers will.

use std::ops::Range;

/// What reloading needs from the page's own server: to run its script, and to ask for changes.
const NEEDED: &[&str] = &["script-src", "connect-src"];

/// The page, its policy in a `meta` element allowing what reloading needs. A page without a policy, or
/// with one that allows it already, is as it was.
pub(super) fn widened(html: &str) -> String {
    let Some(place) = place(html) else { return html.to_owned() };
    let policy = html[place.clone()].replace("&#39;", "'");
    let wider =
        NEEDED.iter().fold(policy.clone(), |policy, directive| with_self(&policy, directive));
    if wider == policy {
        return html.to_owned();
    }
    // Escaped, it can stand in quotes of either kind.
    [&html[..place.start], &wider.replace('\'', "&#39;"), &html[place.end..]].concat()
}

/// Where the policy's words stand: the quoted `content` of the element that names it.
fn place(html: &str) -> Option<Range<usize>> {
    let lower = html.to_ascii_lowercase();
    let name = lower.find("content-security-policy")?;
    let tag = lower[..name].rfind('<')?;
    let end = name + lower[name..].find('>')?;
    let value = tag + lower[tag..end].find("content=")? + "content=".len();
    let quote = lower[value..end].chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let start = value + 1;
    Some(start..start + lower[start..end].find(quote)?)
}

/// The policy, with `'self'` among the sources of a directive.
fn with_self(policy: &str, directive: &str) -> String {
    let sources = |name: &str| {
        policy.split(';').find_map(|part| {
            let mut words = part.split_whitespace();
            words.next()?.eq_ignore_ascii_case(name).then(|| words.collect::<Vec<_>>())
        })
    };
    let own = sources(directive);
    let Some(allowed) = own.clone().or_else(|| sources("default-src")) else {
        return policy.to_owned();
    };
    if allowed.iter().any(|source| matches!(*source, "'self'" | "*")) {
        return policy.to_owned();
    }
    let kept: Vec<&str> = allowed.into_iter().filter(|source| *source != "'none'").collect();
    let wider = [&[directive], kept.as_slice(), &["'self'"]].concat().join(" ");
    let is_replaced = |name: &str| own.is_some() && name.eq_ignore_ascii_case(directive);
    let others = policy
        .split(';')
        .map(str::trim)
        .filter(|part| part.split_whitespace().next().is_some_and(|name| !is_replaced(name)));
    others.map(str::to_owned).chain([wider]).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(policy: &str) -> String {
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"><p>甲</p>")
    }

    #[test]
    fn a_policy_of_own_files_is_left_as_it_is() {
        for policy in ["default-src 'self'", "object-src 'none'", "default-src *; img-src 'none'"] {
            assert_eq!(widened(&page(policy)), page(policy));
        }
        assert_eq!(widened("<p>content-security-policy</p>"), "<p>content-security-policy</p>");
    }

    #[test]
    fn a_stricter_policy_lets_the_script_run_and_ask() {
        let wider = |policy: &str| widened(&page(policy)).replace("&#39;", "'");
        assert_eq!(
            wider("default-src 'none'; style-src 'self'; script-src 'self'"),
            page("default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'")
        );
        assert_eq!(
            wider("script-src 'none'; connect-src https://a.example"),
            page("script-src 'self'; connect-src https://a.example 'self'")
        );
    }

    #[test]
    fn a_policy_is_found_however_its_element_is_written() {
        assert_eq!(
            widened("<META CONTENT='default-src https:' HTTP-EQUIV=content-security-policy>"),
            "<META CONTENT='default-src https:; script-src https: &#39;self&#39;; \
             connect-src https: &#39;self&#39;' HTTP-EQUIV=content-security-policy>"
        );
        let escaped = page("default-src &#39;self&#39;");
        assert_eq!(widened(&escaped), escaped);
    }
}
