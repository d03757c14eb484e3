"""The product's addresses and `/bench/empty/`: what the middleware alone costs."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from maillage.config import urls
from maillage.safeguards.access import public


@public
def empty(_request: HttpRequest) -> HttpResponse:
    """Nothing, under the same middleware as every page."""
    return HttpResponse("")


urlpatterns = [path("bench/empty/", empty), *urls.urlpatterns]
handler404, handler500 = urls.handler404, urls.handler500
