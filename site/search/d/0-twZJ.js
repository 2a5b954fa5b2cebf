wendaSearch.got("d/0",[0,"uf5jEozJRmfQ"],"WSpSEhQkkIKTEskJEExARJjBVMQQmc5IUJJGOTFMmIEQ");
