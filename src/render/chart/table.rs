//! The rows of the table beside a chart. Written here and not by the template: most pages of an archive of many years have
//! a chart, and a template takes longer for the cells of its table than for all else on the page.

use super::super::escape::escape_into;
use super::super::theme::Html;

/// The rows of a chart's table.
#[derive(Default)]
pub(in crate::render) struct Rows(String);

impl Rows {
    /// Adds what `name`, which may lead to a page, has in the other columns.
    pub(in crate::render) fn add<C: AsRef<str>>(
        &mut self,
        name: &str,
        href: Option<&str>,
        cells: impl IntoIterator<Item = C>,
    ) {
        let out = &mut self.0;
        out.push_str("<tr><th scope=\"row\">");
        if let Some(href) = href {
            out.push_str("<a href=\"");
            escape_into(out, href);
            out.push_str("\">");
        }
        escape_into(out, name);
        out.push_str(if href.is_some() { "</a></th>" } else { "</th>" });
        for cell in cells {
            out.push_str("<td>");
            escape_into(out, cell.as_ref());
            out.push_str("</td>");
        }
        out.push_str("</tr>\n");
    }

    /// All of them.
    pub(in crate::render) fn html(&self) -> Html {
        Html::new(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_names_what_it_is_of_and_leads_there_where_there_is_a_page() {
        let mut rows = Rows::default();
        rows.add("甲 & 乙", Some("a.html?b&c"), ["1", "<2>"]);
        rows.add("丙", None, [String::new()]);
        assert_eq!(
            rows.0,
            "<tr><th scope=\"row\"><a href=\"a.html?b&amp;c\">甲 &amp; 乙</a></th><td>1</td><td>&lt;2&gt;</td></tr>\n\
             <tr><th scope=\"row\">丙</th><td></td></tr>\n"
        );
    }
}
