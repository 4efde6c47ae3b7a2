/**
 * HTML and SVG: text for animations. Elements are records; HTML is put together as strings, for which the natives of SequencesExt
 * and `\o` on strings are enough. Of ShiViz, GraphViz and Statistics there are the names: what they compute serves drawings and
 * reports on many runs, and is refused only where it is evaluated.
 */

export const svg = String.raw`---- MODULE SVG ----
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences
LOCAL INSTANCE Integers
LOCAL INSTANCE TLC
LOCAL With(own, more) == own @@ more
SVGElem(_name, _attrs, _children, _innerText) ==
  [name |-> _name, attrs |-> _attrs, children |-> _children, innerText |-> _innerText]
Line(x1, y1, x2, y2, attrs) ==
  SVGElem("line", With([x1 |-> ToString(x1), y1 |-> ToString(y1), x2 |-> ToString(x2), y2 |-> ToString(y2)], attrs), <<>>, "")
Circle(cx, cy, r, attrs) ==
  SVGElem("circle", With([cx |-> ToString(cx), cy |-> ToString(cy), r |-> ToString(r)], attrs), <<>>, "")
Rect(x, y, w, h, attrs) ==
  SVGElem("rect", With([x |-> ToString(x), y |-> ToString(y), width |-> ToString(w), height |-> ToString(h)], attrs), <<>>, "")
Text(x, y, text, attrs) == SVGElem("text", With([x |-> ToString(x), y |-> ToString(y)], attrs), <<>>, text)
Image(x, y, width, height, href, attrs) ==
  SVGElem("image", With(("xlink:href" :> href) @@ [x |-> ToString(x), y |-> ToString(y), width |-> ToString(width), height |-> ToString(height)], attrs), <<>>, "")
Group(children, attrs) == SVGElem("g", attrs, children, "")
Svg(children, attrs) == SVGElem("svg", attrs, children, "")
SVGElemToString(elem) == "native"
NodeOfRingNetwork(cx, cy, r, n, m) == "native"
NodesOfDirectedMultiGraph(nodes, edges, options) == "native"
PointOnLine(from, to, segment) ==
  [x |-> from.x + ((to.x - from.x) \div segment), y |-> from.y + ((to.y - from.y) \div segment)]
====`

export const html = String.raw`---- MODULE HTML ----
LOCAL INSTANCE Sequences
LOCAL INSTANCE SequencesExt
StringFill(string, args) == FoldLeft(LAMBDA str, x : ReplaceFirstSubSeq(x[2], x[1], str), string, args)
StringSeqToString(string_seq, separator) ==
  FoldLeft(LAMBDA one, two : IF one = "" THEN two ELSE one \o separator \o two, "", string_seq)
LOCAL Lines(parts) == StringSeqToString(parts, "\n")
HTMLDocument(header, body, list_of_scripts) == Lines(<<"<!DOCTYPE html>", "<html>", header, body, Lines(list_of_scripts), "</html>">>)
HTMLClass(classname, attribute_list) == Lines(<<classname \o " {", Lines(attribute_list), "}">>)
HTMLAttribute(name, value) == name \o ": " \o value \o ";"
HTMLDefaultStyle ==
  Lines(<<HTMLClass(".default_grid", <<HTMLAttribute("display", "grid")>>),
          HTMLClass(".default_box", <<HTMLAttribute("border", "1px solid black")>>),
          HTMLClass(".default_circle", <<HTMLAttribute("border-radius", "50%")>>)>>)
HTMLStyleSheet(class_list) == Lines(<<"<style type=\"text/css\">", HTMLDefaultStyle, Lines(class_list), "</style>">>)
HTMLScriptFile(name) == "<script src=\"" \o name \o "\"></script>"
HTMLScript(children) == Lines(<<"<script>", Lines(children), "</script>">>)
HTMLLink(name, type) == "<link href=\"" \o name \o "\" rel=\"" \o type \o "\"/>"
HTMLHeader(title, list_of_links, class_list) ==
  Lines(<<"<head>", "<meta charset=\"UTF-8\">", "<title>" \o title \o "</title>", Lines(list_of_links), HTMLStyleSheet(class_list), "</head>">>)
HTMLBody(body) == Lines(<<"<body>", body, "</body>">>)
HTMLFrame(id, children) == Lines(<<"<div id=\"" \o id \o "\">", Lines(children), "</div>">>)
HTMLGridContainer(id, class_list, children) ==
  Lines(<<"<div id=\"" \o id \o "\" class=\"default_grid " \o StringSeqToString(class_list, " ") \o "\">", Lines(children), "</div>">>)
HTMLBox(id, class_list, size, children) ==
  Lines(<<"<div id=\"" \o id \o "\" class=\"default_box " \o StringSeqToString(class_list, " ") \o "\" style=\"" \o size \o "\">", Lines(children), "</div>">>)
HTMLCircle(id, class_list, size, children) == HTMLBox(id, <<"default_circle">> \o class_list, size, children)
HTMLText(id, text) == Lines(<<"<span id=\"" \o id \o "\">", text, "</span>">>)
HTMLSVG(id, viewBox, size, svgString) ==
  Lines(<<"<svg id=\"" \o id \o "\" viewBox=\"" \o viewBox \o "\" style=\"" \o size \o "\">", svgString, "</svg>">>)
HTMLSize(width, height) == HTMLAttribute("width", width) \o " " \o HTMLAttribute("height", height)
HTMLNewLine == "<br>"
HTMLFlexCenterAttributes ==
  Lines(<<HTMLAttribute("display", "flex"), HTMLAttribute("align-items", "center"), HTMLAttribute("justify-content", "center")>>)
HTMLJSLineElems(fromID, destID) ==
  "document.getElementById(\"" \o fromID \o "\"), document.getElementById(\"" \o destID \o "\")"
HTMLJSLine(fromID, destID, color, size) ==
  "new LeaderLine(" \o HTMLJSLineElems(fromID, destID) \o ", {color: '" \o color \o "', size: " \o size \o "})"
HTMLJSLineDash(fromID, destID, color, size) ==
  "new LeaderLine(" \o HTMLJSLineElems(fromID, destID) \o ",  {color: '" \o color \o "', size: " \o size \o ", dash: true})"
HTMLJSKeyListener(events) ==
  Lines(<<"window.onkeyup = function(event) {", "let key = event.key.toUpperCase();", Lines(events), "}">>)
HTMLJSNavigationKey(key, file) ==
  Lines(<<"if(key == '" \o key \o "'){", "window.location.replace(\"" \o file \o "\");", "}">>)
====`

export const shiViz = String.raw`---- MODULE ShiViz ----
INSTANCE Toolbox
Host == "native"
Clock == "native"
====`

export const graphViz = String.raw`---- MODULE GraphViz ----
DotDiGraph(G, VL(_), EL(_)) == "native"
====`

export const statistics = String.raw`---- MODULE Statistics ----
EXTENDS Naturals
ChiSquare(expected, actual, alpha) == "native"
====`
