"""Tags every template may use without loading: components, icons and the pages of a list."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings
from django.forms.utils import flatatt
from django.template import Context, Library, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from maillage.core import dates
from maillage.core.components import Component, ComponentError, component
from maillage.core.forms import suggesting

register = Library()
SPRITE = Path(__file__).parent.parent / "static/core/icons.svg"


@cache
def icon_names() -> frozenset[str]:
    """The drawings of the sprite."""
    return frozenset(re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text(encoding="utf-8")))


class ComponentNode(Node):
    """A call of a component, its names already checked."""

    def __init__(self, called: Component, options: dict[str, FilterExpression], slot: NodeList | None = None) -> None:
        self.called = called
        self.options = options
        self.slot = slot

    def render(self, context: Context) -> SafeString:
        given = {name: expression.resolve(context) for name, expression in self.options.items()}
        if self.slot is not None:
            given["slot"] = self.slot.render(context)
        return self.called.render(given)


def _call(parser: Parser, token: Token, *, has_slot: bool) -> tuple[Component, dict[str, FilterExpression]]:
    """The component named first and its options. Mistakes of names are found when the template is compiled."""
    tag, name, *rest = token.split_contents()
    options = token_kwargs(rest, parser)
    if rest or name[0] not in "\"'":
        raise TemplateSyntaxError(f'{{% {tag} "component" option=value … %}}: cannot read {token.contents!r}')
    try:
        called = component(name[1:-1])
        called.refuse_names(set(options) | ({"slot"} if has_slot else set()))
    except ComponentError as wrong:
        raise TemplateSyntaxError(str(wrong)) from wrong
    return called, options


@register.tag("ui")
def ui(parser: Parser, token: Token) -> ComponentNode:
    """`{% ui "button" label=… %}`: a component, given only these options."""
    return ComponentNode(*_call(parser, token, has_slot=False))


@register.tag("uiblock")
def uiblock(parser: Parser, token: Token) -> ComponentNode:
    """`{% uiblock "card" title=… %}…{% enduiblock %}`: a component around the HTML between the tags."""
    called, options = _call(parser, token, has_slot=True)
    slot = parser.parse(("enduiblock",))
    parser.delete_first_token()
    return ComponentNode(called, options, slot)


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """A drawing of the sprite, hidden from screen readers: a word always stands beside it. `size`: "large" or none."""
    return _drawing(name, size, static("core/icons.svg") if settings.DEBUG else _sprite_address())


@cache
def _sprite_address() -> str:
    return static("core/icons.svg")


@cache
def _drawing(name: str, size: str, address: str) -> SafeString:
    if name not in icon_names():
        raise ComponentError(f"the sprite has no drawing {name!r}")
    css = f"icon icon-{size}" if size else "icon"
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        css,
        address,
        name,
    )


@register.simple_tag
def combobox_attributes(source: str, target: str = "") -> SafeString:
    """Attributes by which `combobox.js` makes a text field suggest; see `core.forms.suggesting`."""
    return SafeString(flatatt(suggesting(source, target=target)))


@register.filter
def alert_kind(level: str) -> str:
    """The kind of alert for the level of a message of Django."""
    return {"success": "success", "warning": "warning", "error": "refusal"}.get(level, "info")


@register.filter(expects_localtime=True)
def day(value: date | None, form: str = dates.WHOLE) -> str:
    """A day in words, as `core.dates` writes it; nothing for none."""
    return dates.in_words(value, form) if value else ""
