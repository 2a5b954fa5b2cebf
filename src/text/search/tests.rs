use super::*;

#[test]
fn smoke() {
    let f = |text: &str| String::from_utf16(&fold(text).units).unwrap();
    assert_eq!(f(" 烏克蘭  危機 ＡＩ Café’s  Ｎo\n"), "乌克兰危机ai cafe's no");
}
