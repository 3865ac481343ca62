import 'news-widget';
