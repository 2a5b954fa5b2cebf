wendaSearch.got("manifest",{"version":3,"documents":14,"addresses":15872,"range":1024,"grams":4,"extended":"",
"names":{"g":"fKZSC8L1FKzMCWPW","l":"dqo4","d":"pmzQ","f":"PvWE"},"fold":"oXiL","labels":"bB21",
"filters":{"asker":"提问","organisation":"机构","speaker":"答问","topic":"主题","term":"词语","series":"系列","year":"年","in":"在"},
"parts":{"title":"题","question":"问","answer":"答","around":"旁"},
"sessions":[[14,"2025-03-07",11419]]});
