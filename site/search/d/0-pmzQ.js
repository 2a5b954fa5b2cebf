wendaSearch.got("d/0",0,"uf5jEozJRmfQ",[7,6,1]);
