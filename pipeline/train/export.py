"""From the trained PyTorch model to a file that onnxruntime reads: the weights as bytes, no torch needed."""

import shutil
import tempfile
from pathlib import Path

from pipeline.train.minilm import WordClassifier, base_folder

NAMES = ("ids", "cases", "mask", "scores")
OPERATOR_SET = 17


def export(weights: Path, folder: Path, *, layers: int) -> None:
    """Write ``model.onnx`` (int8) and ``tokenizer.json`` to ``folder``. weights: a state dict that torch saved."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model = WordClassifier(layers=layers, dropout=0.0, attention="eager")
    model.load_state_dict(torch.load(weights, weights_only=True))
    model.eval()
    ids = torch.randint(5, 2000, (2, 16))
    example = (ids, torch.zeros_like(ids), torch.ones_like(ids))
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as aside:
        whole = Path(aside) / "model.onnx"
        torch.onnx.export(
            model,
            example,
            str(whole),
            input_names=list(NAMES[:3]),
            output_names=[NAMES[3]],
            dynamic_axes={name: {0: "windows", 1: "pieces"} for name in NAMES},
            opset_version=OPERATOR_SET,
            dynamo=False,
        )
        small = Path(aside) / "small.onnx"
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"])
        shutil.move(small, folder / "model.onnx")
    shutil.copyfile(base_folder() / "tokenizer.json", folder / "tokenizer.json")
