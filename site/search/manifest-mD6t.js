wendaSearch.got("manifest",{"version":1,"documents":14,"addresses":13696,"bases":[0],"range":1024,"grams":4,"extended":"",
"names":{"g":"QjJ2fhHdwk8kCfCc","d":"twZJ","f":"PvWE"},"fold":"NUq6","labels":"H0Fl",
"sessions":[[14,"2025-03-07",11419]]});
