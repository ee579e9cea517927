namespace multaqa {}
