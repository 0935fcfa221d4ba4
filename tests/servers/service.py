"""A media service of the kind that Botdoc's seems to be: Django REST framework, to be run by gunicorn.

It keeps all in memory, takes chunks as the documented calls send them, and lets in who brings TOKEN.
"""

import hashlib
import os
from datetime import datetime, timezone

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"],
    INSTALLED_APPS=["rest_framework"],
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": [],
        "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "UNAUTHENTICATED_USER": None,
    },
    ROOT_URLCONF=__name__,
    SECRET_KEY="tests",
    USE_TZ=True,
)
django.setup()

# pylint: disable=wrong-import-position
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
from rest_framework.authentication import BaseAuthentication
from rest_framework.decorators import api_view, authentication_classes, parser_classes, permission_classes
from rest_framework.exceptions import AuthenticationFailed, NotFound, ValidationError
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

TOKEN = os.environ["TOKEN"]
REQUEST = 1080


class Staff:
    """Whoever brings the token."""

    is_authenticated = True


class Token(BaseAuthentication):
    """Authorization: JWT TOKEN"""

    def authenticate(self, request):
        words = request.headers.get("Authorization", "").split()
        if words[:1] != ["JWT"]:
            return None
        if words != ["JWT", TOKEN]:
            raise AuthenticationFailed("Signature has expired.")
        return Staff(), None

    def authenticate_header(self, request):
        return 'JWT realm="api"'


class Media:
    """One media, and how far it has come."""

    last = 0
    all = {}

    def __init__(self, upload, total):
        Media.last += 1
        self.id = Media.last
        self.name = upload.name
        self.content_type = upload.content_type
        self.total = total
        self.current = 0
        self.content = b""
        self.created = datetime.now(timezone.utc)
        Media.all[self.id] = self

    def add(self, number, content):
        """The next chunk, or one that was sent again."""
        if number == self.current + 1:
            self.content += content
            self.current = number
        elif number > self.current:
            raise ValidationError({"current_chunk": ["Chunks have to come in order."]})

    def told(self):
        """As the document shows it."""
        when = self.created.isoformat().replace("+00:00", "Z")
        return {
            "id": self.id,
            "name": self.name,
            "content_type": self.content_type,
            "bytes": len(self.content),
            "extension": self.name.rpartition(".")[2],
            "file": f"{self.id}",
            "total_chunks": self.total,
            "current_chunk": self.current,
            "metadata": {},
            "created": when,
            "updated": when,
            "file_checksum": hashlib.md5(self.content).hexdigest(),
            "removed_at": None,
            "removed_requested_from": None,
            "media_download": [],
            "times_downloaded": 0,
            "max_allowed_times_downloaded": 6,
            "state": "available",
            "download_link_data_collection": None,
            "tag": None,
            "request": REQUEST,
        }


def found(number):
    if number not in Media.all:
        raise NotFound()
    return Media.all[number]


@api_view(["GET", "POST"])
@authentication_classes([Token])
@parser_classes([MultiPartParser])
def medias(request):
    """The list, and a chunk of a new or unfinished media."""
    if request.method == "GET":
        size = int(request.query_params.get("page_size", 10))
        page = int(request.query_params.get("page", 1))
        rows = sorted(Media.all.values(), key=lambda media: -media.id)
        pages = max(1, -(-len(rows) // size))
        if page > pages:
            raise NotFound("Invalid page.")
        return Response({
            "links": {"previous": None, "next": None},
            "count": len(rows),
            "total_pages": pages,
            "results": [media.told() for media in rows[(page - 1) * size : page * size]],
        })
    if request.data.get("request") != str(REQUEST):
        raise ValidationError({"request": ["Invalid pk - object does not exist."]})
    upload = request.data["file"]
    number = int(request.data["current_chunk"])
    total = int(request.data["total_chunks"])
    unfinished = [media for media in Media.all.values() if media.name == upload.name and media.current < media.total]
    media = unfinished[0] if unfinished and number > 1 else Media(upload, total)
    media.add(number, upload.read())
    return Response(media.told(), status=201)


@api_view(["GET", "DELETE"])
@authentication_classes([Token])
def one(request, number):
    """One media, or its end."""
    media = found(number)
    if request.method == "DELETE":
        del Media.all[number]
        return Response(status=204)
    return Response(media.told())


@api_view(["GET"])
@authentication_classes([Token])
def download(_request, number):
    """The content."""
    media = found(number)
    return HttpResponse(media.content, content_type=media.content_type)


@api_view(["POST"])
@permission_classes([])
def token_refresh(_request):
    """A token that has expired stays so."""
    raise ValidationError({"non_field_errors": ["Signature has expired."]})


urlpatterns = [
    path("v1/auth/token_refresh/", token_refresh),
    path("v1/media/", medias),
    path("v1/media/<int:number>/", one),
    path("v1/media/<int:number>/download/", download),
]
application = get_wsgi_application()
