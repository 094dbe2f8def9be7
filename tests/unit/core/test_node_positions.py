from __future__ import annotations

from teikit.core.node_positions import NodeRef, locate
from teikit.core.positions import Position

SOURCE = b'<?xml version="1.0"?>\n<a>\n  text <b\n   x="1" t:y=\'2\'/><!-- note -->more\n</a>'


def test_elements_attributes_and_children_are_located():
    nodes = [NodeRef(0), NodeRef(2), NodeRef(2, "x"), NodeRef(2, "t:y"), NodeRef(1, child=1), NodeRef(1, child=4)]
    assert list(map(locate(SOURCE, nodes).get, nodes)) == [
        Position(2, 1),
        Position(3, 8),
        Position(4, 4),
        Position(4, 10),
        Position(2, 4),
        Position(4, 32),
    ]


def test_an_attribute_that_cannot_be_found_has_the_position_of_its_element():
    assert locate(SOURCE, [NodeRef(2, "z")])[NodeRef(2, "z")] == Position(3, 8)


def test_nodes_after_a_fault_are_left_out():
    assert NodeRef(3) not in locate(b"<a><b></a><c/>", [NodeRef(3)])
